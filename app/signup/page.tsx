import type { Metadata } from "next";
import { AccountPage } from "../_components/account/account-page";

export const metadata: Metadata = { title: "Create an account", robots: { index: false } };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Create an account. */
export default function SignUpPage({ searchParams }: PageProps) {
  return <AccountPage mode="sign-up" searchParams={searchParams} />;
}
