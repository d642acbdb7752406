"use client";

import { withFrameTheme } from "#lib/sandbox/frame-address";
import { useTheme } from "../../_client/theme";

interface StillPictureProps {
  /** The signed address of the picture. */
  readonly address: string;
  readonly className: string;
  readonly onLoad?: () => void;
}

/** An app as it starts: its first drawing, without any code. It says nothing to those who do not see it. */
export function StillPicture({ address, className, onLoad }: StillPictureProps) {
  const theme = useTheme((state) => state.shown);
  return (
    <iframe
      src={withFrameTheme(address, theme)}
      sandbox=""
      loading="lazy"
      tabIndex={-1}
      aria-hidden="true"
      title="Picture"
      scrolling="no"
      onLoad={onLoad}
      className={`pointer-events-none absolute border-0 ${className}`}
    />
  );
}
