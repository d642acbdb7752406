import Link from "next/link";
import { z } from "zod";
import { Brand } from "../ui/brand";
import { AccountForm } from "./account-form";

const Query = z.object({
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .max(2_048)
    .catch("/"),
  invitation: z.string().max(200).optional().catch(undefined),
  error: z.string().max(300).optional().catch(undefined),
});

interface AccountPageProps {
  readonly mode: "sign-in" | "sign-up";
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The page around signing in and signing up. */
export async function AccountPage({ mode, searchParams }: AccountPageProps) {
  const { next, invitation, error } = Query.parse(await searchParams);
  return (
    <main aria-label="Spark" className="grid min-h-dvh grid-rows-[auto_1fr]">
      <header className="px-5 py-5 sm:px-8">
        <Link href="/" aria-label="Spark, start page">
          <Brand />
        </Link>
      </header>
      <div className="grid place-items-center px-5 pb-24">
        <AccountForm mode={mode} next={next} invitation={invitation} problem={error} />
      </div>
    </main>
  );
}
