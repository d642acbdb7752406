import type { Metadata } from "next";

export const metadata: Metadata = { title: "Chat" };

/** A chat by its address; its layout shows it. */
export default function SessionPage() {
  return null;
}
