import { LRUCache } from "lru-cache";
import { API_KEY_PREFIX, createAuthenticate } from "./auth/authenticate";
import type { SetCookie } from "./auth/cookies";
import { readSessions, sessionCookieName } from "./auth/session-cookie";
import { createVerifyJwt, supabaseIdentity } from "./auth/verify-jwt";
import { addressesOf, createAddresses } from "./a2a/addresses";
import { createGenerate } from "./a2a/generate";
import { createLinks } from "./a2a/links";
import { createRunLink } from "./a2a/run-link";
import { createRuns } from "./a2a/runs";
import { createSessionVerbs } from "./chat/session-verbs";
import { createTurnVerbs } from "./chat/send-message";
import { createSharedTurns } from "./chat/shared-turns";
import { createContextSources } from "./chat/turn-context";
import { createCachedCompiler } from "./compilation/cached-compiler";
import { listTemplates } from "./composer/template-library";
import { wallClock } from "./core/clock";
import type { Config } from "./core/config";
import type { RequestContext } from "./core/context";
import { SparkError } from "./core/errors";
import { createExamples } from "./frames/examples";
import { createFrames } from "./frames/frames";
import { readRuntimeInfo } from "./compilation/runtime-info";
import { createMakeComponent } from "./generation/make-component";
import type { Checks } from "./generation/check-source";
import { warmUp } from "./generation/warm-up";
import { createWriting } from "./generation/writing";
import { createRenderCheck } from "./generation/render-check";
import { createSaveSource } from "./generation/save-source";
import { createKeyVerbs } from "./keys/key-verbs";
import { createMemoryVerbs } from "./memory/memory-verbs";
import { createRateLimit } from "./http/rate-limit";
import { audit } from "./observability/audit";
import { createAuditVerbs } from "./observability/audit-verbs";
import { createUsageLedger } from "./observability/usage-ledger";
import { createUsageVerbs } from "./observability/usage-verbs";
import { createHealth, type HealthCheck } from "./observability/health";
import { healthChecks } from "./observability/health-checks";
import type { Logger } from "./observability/logger";
import { createResolveApiKey } from "./platform/api-keys";
import type { createBuildFiles } from "./platform/build-files";
import { describeApi } from "./operations/operations";
import type { RedisHome } from "./platform/cache";
import type { CompilePool } from "./platform/compile-pool";
import type { DatabasePort } from "./platform/database";
import type { EmbedHome } from "./platform/embeddings";
import type { Identity, RealtimeToken } from "./platform/identity";
import type { LegPool } from "./platform/leg-pool";
import type { NamedModel } from "./platform/models";
import type { ProjectPool } from "./platform/project-pool";
import { createProjects } from "./projects/projects";
import { createRegistry } from "./registry/registry";
import { createSettingsVerbs } from "./settings/settings-verbs";
import { createInvitationVerbs } from "./tenants/invitation-verbs";
import { createMemberVerbs } from "./tenants/member-verbs";
import { createTenantVerbs } from "./tenants/tenant-verbs";
import { createCachedRenderer, type Draw } from "./rendering/cached-renderer";
import { closeParser, validateComponent } from "./validation/validate-component";

/** The person of this machine, and the tenant they work in now. */
interface LocalOwner {
  userId: string;
  tenantId: string;
}

/** Everything Spark stands on, already opened. */
export interface Platform {
  config: Config & { secret: string };
  database: DatabasePort;
  redis: RedisHome;
  compiler: CompilePool;
  models: readonly NamedModel[];
  embedder: EmbedHome;
  legs: LegPool;
  projects: ProjectPool;
  identity: Identity;
  build: ReturnType<typeof createBuildFiles>;
  logger: Logger;
  version: string;
}

/** Wires every domain once. */
export function createSpark(platform: Platform) {
  const { config, database, redis, compiler, logger } = platform;
  const owner = config.localOwner && { ...config.localOwner };
  const { withActor, asAnonymous } = database;
  const registry = createRegistry({ withActor, audit });
  const draw = createCachedRenderer(compiler.render);
  const checks = checksOf(platform, registry, draw);
  const { generate, circuits, summaries } = writingOf(platform, checks);
  const usage = createUsageVerbs({ withActor });
  const ledger = createUsageLedger({ ...usage, report: (error) => logger.error("usage_not_counted", error) });
  const makeComponent = createMakeComponent({ generate, registry, logger, noteUsage: ledger.note });
  const { examples, frames } = framesOf(platform, { registry, draw, checks });
  const links = createLinks({ withActor, asAnonymous, audit });
  const turns = createSharedTurns(redis.turns);
  const { pageLinks, agentLinks } = createAddresses(config.origin, frames, links);
  const a2aGenerate = createGenerate({ withActor, makeComponent, agentLinks });
  const runLink = createRunLink({ links, generate: a2aGenerate, show: shownToVisitors(frames) });
  const people = createPeople(platform, owner);
  const projects = createProjects({ withActor, audit, worker: platform.projects });
  const { noticePreferences, recallMemories } = people.memory;
  const sources = createContextSources({ hasModels: platform.models.length > 0, summaries, projects, recallMemories });
  const turnDeps = { withActor, audit, makeComponent, linksOf: pageLinks, readData: registry.getData, turns, logger };
  return {
    config,
    realtimePlace: realtimePlaceOf(config),
    describeApi: () => describeApi({ origin: config.origin, version: platform.version }),
    registry,
    frames,
    usage,
    /** The models' providers, in the order they are asked. */
    providers: platform.models.map(({ provider }) => provider),
    makeComponent,
    addresses: (component: { id: string; version: number }) => addressesOf(config.origin, component),
    pageLinks,
    links,
    chat: {
      ...createSessionVerbs({ withActor, audit, turns }),
      ...createTurnVerbs({ ...turnDeps, sources, noticePreferences }),
    },
    a2a: { generate: a2aGenerate, runLink, ...createRuns({ withActor, generate: a2aGenerate, cache: redis.cache, logger }) },
    projects,
    ...people,
    saveSource: createSaveSource({ checks, registry }),
    templates: { list: listTemplates },
    examples: { list: examples.list, open: examples.open },
    artifacts: { bundle: artifactsOf(platform) },
    health: healthOf(platform, healthChecks({ database, redis, compiler, circuits, embedder: platform.embedder })),
    http: httpDeps(platform, owner),
    logger,
    /** Makes the first request as fast as the second. */
    warm: () => Promise.all([warmUp({ ...compiler, ...checks }), database.ping(), redis.ping()]),
    async close() {
      summaries.close();
      await turns.close();
      await ledger.close();
      await Promise.all([compiler.close(), platform.legs.close(), platform.projects.close()]);
      closeParser();
      await database.close();
    },
  };
}

export type Spark = ReturnType<typeof createSpark>;

interface FrameSources {
  registry: ReturnType<typeof createRegistry>;
  draw: Draw;
  checks: Checks;
}

function framesOf({ config, build: files }: Platform, { registry, draw, checks }: FrameSources) {
  const { secret, origin: appOrigin, sandboxHost, embedOrigins } = config;
  const place = { secret, appOrigin, sandboxHost };
  const examples = createExamples({ build: buildExample(checks), ...place });
  return { examples, frames: createFrames({ registry, examples, draw, parts: files.frameParts, embedOrigins, ...place }) };
}

/** The composer's own apps pass the gate as well; what it refuses is a fault of ours. */
function buildExample({ validate, compile }: Checks) {
  return async (ctx: RequestContext, source: string) => {
    const verdict = await validate(source);
    if (!verdict.ok)
      throw new SparkError("invalid_component", "An example was refused by the checks.", { details: verdict.findings });
    return compile(ctx, source);
  };
}

/** Where browsers hear of changes: the embedded services answer below the app's own origin, hosted ones at theirs. */
function realtimePlaceOf({ supabase, origin }: Config) {
  if (!supabase) return {};
  const isEmbedded = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(supabase.url).hostname);
  return { url: isEmbedded ? `${origin}/sb` : supabase.url, key: supabase.publishableKey };
}

/** What people set up for themselves and their tenants, and the trail of it. */
function createPeople({ database: { withActor }, identity, embedder }: Platform, owner: LocalOwner | undefined) {
  const deps = { withActor, audit };
  const tenants = { ...createTenantVerbs(deps), ...createMemberVerbs(deps), ...createInvitationVerbs(deps) };

  /** Switches, and answers the cookies of a session that knows. */
  async function switchTenant(ctx: RequestContext, tenantId: string, cookies: string): Promise<readonly SetCookie[]> {
    await tenants.switchTenant(ctx, { tenantId });
    if (owner && ctx.actor.isLocalOwner) owner.tenantId = tenantId;
    return readSessions(cookies).length === 0 ? [] : (await identity.renew(cookies)).setCookies;
  }

  async function realtimeToken(ctx: RequestContext, request: Request): Promise<RealtimeToken> {
    const { actor } = ctx;
    if (actor.kind !== "person") throw new SparkError("forbidden", "An API key cannot listen for changes.");
    if (actor.isLocalOwner) return identity.ownerToken(actor.userId, actor.tenantId);
    const token = identity.sessionToken(request.headers.get("cookie") ?? "");
    if (!token) throw new SparkError("invalid_request", "Use the access token you sent; this call is for sessions in cookies.");
    return token;
  }

  return {
    identity,
    switchTenant,
    realtimeToken,
    keys: createKeyVerbs({ ...deps, keyPrefix: API_KEY_PREFIX }),
    settings: createSettingsVerbs(deps),
    memory: createMemoryVerbs({ ...deps, embedder }),
    tenants,
    audit: createAuditVerbs({ withActor }),
  };
}

/** The gate of every source. */
function checksOf(platform: Platform, registry: ReturnType<typeof createRegistry>, draw: Draw): Checks {
  const render = createRenderCheck({ draw, locate: platform.compiler.locate });
  return { validate: validateComponent, compile: compileFor(platform, registry), render };
}

/** The address of an app's document, and the token with which its page reads the data. */
function shownToVisitors(frames: ReturnType<typeof createFrames>) {
  return async (ctx: RequestContext, component: { id: string; version: number }) => {
    const { token } = await frames.issueTokenFor(ctx, component);
    return { frame_url: await frames.sign(ctx.actor.tenantId, component), render_token: token };
  };
}

function writingOf({ models, legs, redis, logger, config }: Platform, checks: Checks) {
  const { breaker, budgets } = config;
  const { gate } = readRuntimeInfo();
  return createWriting({ models, breaker, budgets, checks, runLeg: legs.runLeg, cache: redis.cache, gate, logger });
}

/**
 * Compilation with its three cache layers; the last one is what the caller's tenant has stored. What may be compiled at once
 * is the composer's, most of whose functions are compiled already: to look for it elsewhere would take as long.
 */
function compileFor({ compiler, redis }: Platform, registry: ReturnType<typeof createRegistry>): Checks["compile"] {
  const compile = createCachedCompiler({ compile: compiler.compile, cache: redis.cache });
  return (ctx, source, fit) =>
    fit
      ? compile(source, { signal: ctx.signal, fit, findStored: (hash) => registry.findBundle(ctx, { hash }) })
      : compile(source, { signal: ctx.signal, onlyHere: true });
}

// A bundle's hash never means anything else, so a finished artifact is kept for as long as the caches like.
const ARTIFACT_SECONDS = 30 * 86_400;
const ARTIFACT_BYTES = 32 * 1024 * 1024;

function artifactsOf({ compiler, redis }: Platform) {
  const kept = new LRUCache<string, string>({ maxSize: ARTIFACT_BYTES, sizeCalculation: (text) => 2 * text.length });
  return async (bundle: { hash: string; js: string }): Promise<string> => {
    const key = `artifact:${bundle.hash}`;
    const known = kept.get(key) ?? (await redis.cache.get(key));
    const text = known ?? (await compiler.bundle(bundle.js));
    kept.set(key, text);
    if (known === null) await redis.cache.set(key, text, ARTIFACT_SECONDS);
    return text;
  };
}

function healthOf({ version, logger }: Platform, checks: readonly HealthCheck[]) {
  const report = (error: unknown) => logger.error("health_check_failed", error);
  return createHealth({ checks, version, clock: wallClock, report });
}

/** What the routes share: who is calling, where changes may come from, how often. */
function httpDeps({ config, database, redis, logger }: Platform, owner: LocalOwner | undefined) {
  const report = (error: unknown, requestId: string) => logger.error("request_failed", error, { request_id: requestId });
  const limiter = redis.limiter(config.requestsPerMinute);
  const { supabase } = config;
  return {
    authenticate: createAuthenticate({
      verify: supabase
        ? createVerifyJwt(supabaseIdentity({ supabaseUrl: supabase.url, appOrigin: config.origin, secret: supabase.jwtSecret }))
        : async () => ({ ok: false, reason: "untrusted" }),
      resolveApiKey: createResolveApiKey(database.asAnonymous),
      localOwner: owner,
      cookieName: supabase && sessionCookieName(supabase.url),
    }),
    report,
    allowedOrigins: [config.origin],
    corsOrigins: config.corsOrigins,
    embedOrigins: config.embedOrigins,
    limit: limiter && createRateLimit({ limiter, clock: wallClock, report }),
  };
}
