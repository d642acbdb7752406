import type { Metadata } from "next";

export const metadata: Metadata = { title: { absolute: "Spark · New chat" } };

/** A new chat; its layout shows it. */
export default function NewChatPage() {
  return null;
}
