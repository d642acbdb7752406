import type { Tx } from "#lib/core/ports";
import { isUuid } from "#lib/core/ids";
import { noSuchComponent, noSuchVersion } from "./ids";
import { toVersionRecord } from "./records";
import { CODE_COLUMNS } from "./store";
import type { Bundle, NewVersion, Sizes, VersionRecord } from "./types";

/** The columns of a version that a list needs; its source and recipe are read one at a time. */
export const VERSION_COLUMNS = [
  "component_id",
  "version",
  "parent_version",
  "provider",
  "model",
  "source_hash",
  "bundle_hash",
  "source_bytes",
  "js_bytes",
  "css_bytes",
  "verdict",
  "timings",
  "created_by",
  "created_at",
] as const;

export interface VersionPlace {
  tenantId: string;
  userId: string;
  componentId: string;
  number: number;
  parent: number | null;
}

/** Stores the code of a version, and its bundle unless the tenant already has the same one; gives what a component shows of it. */
export async function insertVersion(tx: Tx, place: VersionPlace, version: NewVersion) {
  const { bundle } = version;
  const sizes = measure(version);
  const storing = tx
    .insertInto("component_bundles")
    .values({ tenant_id: place.tenantId, hash: bundle.hash, js: bundle.js, css: bundle.css })
    .onConflict((conflict) => conflict.columns(["tenant_id", "hash"]).doNothing())
    .execute();
  const versioning = tx
    .insertInto("component_versions")
    .values({
      component_id: place.componentId,
      version: place.number,
      tenant_id: place.tenantId,
      parent_version: place.parent,
      created_by: place.userId,
      source: version.source,
      source_hash: version.sourceHash,
      bundle_hash: bundle.hash,
      source_bytes: sizes.sourceBytes,
      js_bytes: sizes.jsBytes,
      css_bytes: sizes.cssBytes,
      provider: version.provider,
      model: version.model ?? null,
      recipe: version.recipe === undefined ? null : JSON.stringify(version.recipe),
      verdict: JSON.stringify(version.verdict),
      timings: JSON.stringify(version.timings),
    })
    .returning(CODE_COLUMNS)
    .executeTakeFirstOrThrow();
  const [, shown] = await Promise.all([storing, versioning]);
  return shown;
}

/** One version with its source and compiled code. */
export async function findVersion(tx: Tx, tenantId: string, componentId: string, number: number) {
  const row = await tx
    .selectFrom("component_versions as version")
    .innerJoin("component_bundles as bundle", (join) =>
      join.onRef("bundle.tenant_id", "=", "version.tenant_id").onRef("bundle.hash", "=", "version.bundle_hash"),
    )
    .select(VERSION_COLUMNS.map((column) => `version.${column}` as const))
    .select(["version.source", "version.recipe", "bundle.js", "bundle.css"])
    .where("version.tenant_id", "=", tenantId)
    .where("version.component_id", "=", componentId)
    .where("version.version", "=", number)
    .executeTakeFirst();
  if (!row) return undefined;
  const bundle: Bundle = { hash: row.bundle_hash, js: row.js, css: row.css };
  return { version: toVersionRecord(row), source: row.source, recipe: row.recipe, bundle };
}

/** All that is shown of one version, the current one unless told otherwise, in one statement. */
export async function findShown(tx: Tx, tenantId: string, key: { componentId: string; version?: number | undefined }) {
  if (!isUuid(key.componentId)) throw noSuchComponent();
  const row = await tx
    .selectFrom("components as component")
    .leftJoin("component_versions as version", (join) =>
      join
        .onRef("version.component_id", "=", "component.id")
        .on(({ eb, ref, val }) =>
          eb("version.version", "=", key.version === undefined ? ref("component.current_version") : val(key.version)),
        ),
    )
    .leftJoin("component_bundles as bundle", (join) =>
      join.onRef("bundle.tenant_id", "=", "version.tenant_id").onRef("bundle.hash", "=", "version.bundle_hash"),
    )
    .select(["component.title", "component.theme", "component.data", "version.version", "bundle.hash", "bundle.js", "bundle.css"])
    .where("component.tenant_id", "=", tenantId)
    .where("component.id", "=", key.componentId)
    .executeTakeFirst();
  if (!row) throw noSuchComponent();
  const { title, theme, data, version, hash, js, css } = row;
  if (version === null || hash === null || js === null || css === null) throw noSuchVersion(key.version ?? 0);
  return { title, theme, data, version, bundle: { hash, js, css } };
}

/** Versions below `before`, newest first. */
export async function pageVersions(
  tx: Tx,
  tenantId: string,
  page: { componentId: string; before: number | undefined; limit: number },
): Promise<VersionRecord[]> {
  if (!isUuid(page.componentId)) return [];
  const rows = await tx
    .selectFrom("component_versions")
    .select(VERSION_COLUMNS)
    .where("tenant_id", "=", tenantId)
    .where("component_id", "=", page.componentId)
    .$if(page.before !== undefined, (query) => query.where("version", "<", page.before ?? 0))
    .orderBy("version", "desc")
    .limit(page.limit)
    .execute();
  return rows.map(toVersionRecord);
}

/** Removes compiled code that no version uses any more. */
export async function dropUnusedBundles(tx: Tx, tenantId: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await tx
    .deleteFrom("component_bundles")
    .where("tenant_id", "=", tenantId)
    .where("hash", "in", hashes)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("component_versions")
            .select("component_versions.version")
            .whereRef("component_versions.tenant_id", "=", "component_bundles.tenant_id")
            .whereRef("component_versions.bundle_hash", "=", "component_bundles.hash"),
        ),
      ),
    )
    .execute();
}

function measure({ source, bundle }: NewVersion): Sizes {
  return { sourceBytes: byteLength(source), jsBytes: byteLength(bundle.js), cssBytes: byteLength(bundle.css) };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
