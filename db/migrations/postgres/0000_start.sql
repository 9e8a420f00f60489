CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"user_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"request_id" text NOT NULL,
	"detail" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"scenario_id" text NOT NULL,
	"created_ms" bigint NOT NULL,
	CONSTRAINT "idempotency_keys_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "scenario_versions" (
	"scenario_id" text NOT NULL,
	"version" bigint NOT NULL,
	"name" text NOT NULL,
	"scenario" json NOT NULL,
	"created_ms" bigint NOT NULL,
	"created_by" text NOT NULL,
	"restored_from" bigint,
	CONSTRAINT "scenario_versions_scenario_id_version_pk" PRIMARY KEY("scenario_id","version")
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"version" bigint NOT NULL,
	"name" text NOT NULL,
	"name_folded" text NOT NULL,
	"scenario" json NOT NULL,
	"created_ms" bigint NOT NULL,
	"updated_ms" bigint NOT NULL,
	"trashed_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"scenario_id" text NOT NULL,
	"mode" text NOT NULL,
	"token_hash" text NOT NULL,
	"passcode_hash" text,
	"include" json NOT NULL,
	"scenario_version" bigint NOT NULL,
	"engine_version" text,
	"catalog_version" text,
	"frozen" json,
	"created_ms" bigint NOT NULL,
	"changed_ms" bigint NOT NULL,
	"expires_ms" bigint,
	"paused_ms" bigint,
	"revoked_ms" bigint,
	"opened_count" bigint NOT NULL,
	"last_opened_day_ms" bigint
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"created_ms" bigint NOT NULL,
	"revision" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "scenario_versions" ADD CONSTRAINT "scenario_versions_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_newest" ON "audit_entries" USING btree ("workspace_id","at_ms","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_ms");--> statement-breakpoint
CREATE INDEX "scenarios_newest" ON "scenarios" USING btree ("workspace_id","created_ms","id");--> statement-breakpoint
CREATE INDEX "scenarios_trashed" ON "scenarios" USING btree ("trashed_ms");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_token" ON "shares" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "shares_scenario" ON "shares" USING btree ("scenario_id");--> statement-breakpoint
CREATE INDEX "shares_newest" ON "shares" USING btree ("workspace_id","created_ms","id");