/** What a seed row is made for: a tenant, its owner, and the rows that came before it. */
export interface SeedTenant {
  tenantId: string;
  userId: string;
  email: string;
  rows: Record<string, Record<string, unknown>>;
}

type Seed = (tenant: SeedTenant) => Record<string, unknown>;

const hex = (length: number) => crypto.randomUUID().replaceAll("-", "").padEnd(length, "0").slice(0, length);
const component = ({ rows }: SeedTenant) => rows["components"]?.["id"];
const vector = JSON.stringify(Array.from({ length: 1536 }, () => 0.5));

/** One valid row for every table, in an order in which each finds what it refers to. A new table needs one here. */
export const SEEDS: Record<string, Seed> = {
  // Made by signing up.
  tenants: ({ tenantId }) => ({ id: tenantId, name: "seed" }),
  tenant_members: ({ tenantId, userId }) => ({ tenant_id: tenantId, user_id: userId, role: "member" }),
  user_settings: ({ userId }) => ({ id: userId }),
  tenant_invitations: ({ tenantId, userId }) => ({
    tenant_id: tenantId,
    email: "guest@example.test",
    token_hash: hex(64),
    invited_by: userId,
    expires_at: "2100-01-01",
  }),
  components: ({ tenantId, userId }) => ({ tenant_id: tenantId, created_by: userId, title: "seed", provider: "test" }),
  component_bundles: ({ tenantId }) => ({ tenant_id: tenantId, hash: hex(32), js: "", css: "" }),
  component_versions: (tenant) => ({
    component_id: component(tenant),
    version: 1 + Math.floor(Math.random() * 1e9),
    tenant_id: tenant.tenantId,
    created_by: tenant.userId,
    source: "",
    source_hash: "h",
    bundle_hash: tenant.rows["component_bundles"]?.["hash"],
    source_bytes: 0,
    js_bytes: 0,
    css_bytes: 0,
    provider: "test",
    verdict: "{}",
  }),
  component_executions: (tenant) => ({
    tenant_id: tenant.tenantId,
    component_id: component(tenant),
    user_id: tenant.userId,
    version: 1,
    kind: "mount",
  }),
  component_results: (tenant) => ({
    tenant_id: tenant.tenantId,
    component_id: component(tenant),
    user_id: tenant.userId,
    version: 1,
    value: "1",
  }),
  component_feedback: (tenant) => ({
    component_id: component(tenant),
    user_id: tenant.userId,
    tenant_id: tenant.tenantId,
    version: 1,
    rating: "up",
  }),
  component_state: (tenant) => ({
    component_id: component(tenant),
    key: hex(12),
    tenant_id: tenant.tenantId,
    value: "1",
    updated_by: tenant.userId,
  }),
  sparkcode_projects: ({ tenantId, userId }) => ({ tenant_id: tenantId, user_id: userId, name: "seed" }),
  project_files: ({ userId, rows }) => ({
    project_id: rows["sparkcode_projects"]?.["id"],
    path: hex(12),
    user_id: userId,
    content: "",
    content_hash: "h",
    bytes: 0,
  }),
  project_changes: ({ userId, rows }) => ({
    project_id: rows["sparkcode_projects"]?.["id"],
    user_id: userId,
    diff: "",
    before: "{}",
  }),
  chat_sessions: ({ tenantId, userId }) => ({ tenant_id: tenantId, user_id: userId, client_id: hex(16) }),
  chat_messages: ({ tenantId, userId, rows }) => ({
    session_id: rows["chat_sessions"]?.["id"],
    tenant_id: tenantId,
    user_id: userId,
    client_id: hex(16),
    position: Math.floor(Math.random() * 1e9),
    role: "user",
    parts: "[]",
  }),
  user_embeddings: ({ userId }) => ({
    user_id: userId,
    content: "seed",
    content_hash: hex(16),
    embedding: vector,
    model: "test",
  }),
  api_keys: ({ tenantId, userId }) => ({
    tenant_id: tenantId,
    created_by: userId,
    name: "seed",
    prefix: "spark_sk_x",
    key_hash: hex(64),
    scopes: ["read"],
  }),
  magic_links: ({ tenantId, userId }) => ({
    tenant_id: tenantId,
    created_by: userId,
    token_hash: hex(64),
    prompt: "seed",
    max_uses: 1,
    expires_at: "2100-01-01",
  }),
  idempotency_keys: ({ tenantId, userId }) => ({ tenant_id: tenantId, user_id: userId, key: hex(16), request_hash: "h" }),
  usage_counters: ({ tenantId }) => ({ tenant_id: tenantId, metric: hex(16) }),
  audit_logs: ({ tenantId, userId }) => ({
    tenant_id: tenantId,
    actor_id: userId,
    actor_kind: "person",
    action: "seed.made",
    subject_type: "seed",
    subject_id: "1",
    request_id: "r",
  }),
};
