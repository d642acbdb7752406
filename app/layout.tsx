import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { THEME_KEY, THEME_SCRIPT } from "./_client/theme-script";
import { TRUSTED_TYPES_SCRIPT } from "./_client/trusted-types-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Spark", template: "%s · Spark" },
  description: "Turns a request, and the data that goes with it, into a running, safe micro-app.",
  icons: {
    icon: [
      { url: "/icon.svg", type: "image/svg+xml" },
      { url: "/favicon.ico", sizes: "32x32" },
    ],
  },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfcfb" },
    { media: "(prefers-color-scheme: dark)", color: "#1a1715" },
  ],
};

/** Every page. The one inline script, which carries the nonce, runs before anything is painted: trusted types, and the theme. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [incoming, jar] = await Promise.all([headers(), cookies()]);
  const nonce = incoming.get("x-nonce") ?? undefined;
  const chosen = jar.get(THEME_KEY)?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : undefined;
  return (
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: TRUSTED_TYPES_SCRIPT + THEME_SCRIPT }}
        />
      </head>
      <body>{children}</body>
    </html>
  );
}
