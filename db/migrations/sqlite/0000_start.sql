CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`at_ms` integer NOT NULL,
	`user_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_id` text NOT NULL,
	`request_id` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_newest` ON `audit_entries` (`workspace_id`,`at_ms`,`id`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`scenario_id` text NOT NULL,
	`created_ms` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`created_ms`);--> statement-breakpoint
CREATE TABLE `scenario_versions` (
	`scenario_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`scenario` text NOT NULL,
	`created_ms` integer NOT NULL,
	`created_by` text NOT NULL,
	`restored_from` integer,
	PRIMARY KEY(`scenario_id`, `version`),
	FOREIGN KEY (`scenario_id`) REFERENCES `scenarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scenarios` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`scenario` text NOT NULL,
	`created_ms` integer NOT NULL,
	`updated_ms` integer NOT NULL,
	`trashed_ms` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scenarios_newest` ON `scenarios` (`workspace_id`,`created_ms`,`id`);--> statement-breakpoint
CREATE INDEX `scenarios_trashed` ON `scenarios` (`trashed_ms`);--> statement-breakpoint
CREATE TABLE `shares` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`scenario_id` text NOT NULL,
	`mode` text NOT NULL,
	`token_hash` text NOT NULL,
	`passcode_hash` text,
	`include` text NOT NULL,
	`scenario_version` integer NOT NULL,
	`engine_version` text,
	`catalog_version` text,
	`frozen` text,
	`created_ms` integer NOT NULL,
	`changed_ms` integer NOT NULL,
	`expires_ms` integer,
	`paused_ms` integer,
	`revoked_ms` integer,
	`opened_count` integer NOT NULL,
	`last_opened_day_ms` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scenario_id`) REFERENCES `scenarios`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shares_token` ON `shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shares_scenario` ON `shares` (`scenario_id`);--> statement-breakpoint
CREATE INDEX `shares_newest` ON `shares` (`workspace_id`,`created_ms`,`id`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`created_ms` integer NOT NULL,
	`revision` integer NOT NULL
);
