-- CreateTable
CREATE TABLE "DocumentStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "userId" TEXT,
    "userName" TEXT NOT NULL,
    "reasonType" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "sequence" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    CONSTRAINT "DocumentStep_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DocumentDraft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "baseSequence" INTEGER NOT NULL,
    "text" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "DocumentDraft_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DocumentPresence" (
    "documentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "userName" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,

    PRIMARY KEY ("documentId", "userId"),
    CONSTRAINT "DocumentPresence_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "parentId" TEXT,
    "part" INTEGER NOT NULL DEFAULT 0,
    "quote" TEXT NOT NULL DEFAULT '',
    "prefix" TEXT NOT NULL DEFAULT '',
    "suffix" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "authorId" TEXT,
    "authorName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "resolvedAt" DATETIME,
    "resolvedName" TEXT,
    CONSTRAINT "Comment_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Comment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Comment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Proof" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "issueId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    "userId" TEXT,
    "userName" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Proof_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Proof_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TwoFactor" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" DATETIME,
    CONSTRAINT "TwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable: columns are added in place. Prisma's own way, a new table in place of the old one, would delete what refers to it.
ALTER TABLE "AuditEvent" ADD COLUMN "subject" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Document" ADD COLUMN "createdById" TEXT REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Document" ADD COLUMN "emergencyById" TEXT;
ALTER TABLE "DocumentRevision" ADD COLUMN "attachments" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "DocumentRevision" ADD COLUMN "authorId" TEXT;
ALTER TABLE "Gazette" ADD COLUMN "notices" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Issue" ADD COLUMN "contact" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Issue" ADD COLUMN "coverText" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Issue" ADD COLUMN "signedOffBy" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Issue" ADD COLUMN "scheduledAt" DATETIME;
ALTER TABLE "Issue" ADD COLUMN "scheduledBy" TEXT;
ALTER TABLE "Organ" ADD COLUMN "rank" INTEGER NOT NULL DEFAULT 1000;
ALTER TABLE "User" ADD COLUMN "department" TEXT NOT NULL DEFAULT '';
ALTER TABLE "User" ADD COLUMN "mustChange" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "User" ADD COLUMN "disabledAt" DATETIME;
ALTER TABLE "User" ADD COLUMN "twoFactorEnabled" BOOLEAN DEFAULT false;

-- CreateIndex
CREATE INDEX "AuditEvent_subject_idx" ON "AuditEvent"("subject");
CREATE INDEX "AuditEvent_actorId_idx" ON "AuditEvent"("actorId");
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");
CREATE INDEX "Document_createdById_idx" ON "Document"("createdById");
CREATE INDEX "Issue_state_scheduledAt_idx" ON "Issue"("state", "scheduledAt");
CREATE INDEX "DocumentStep_documentId_at_idx" ON "DocumentStep"("documentId", "at");
CREATE UNIQUE INDEX "DocumentDraft_documentId_userId_key" ON "DocumentDraft"("documentId", "userId");
CREATE INDEX "Comment_documentId_idx" ON "Comment"("documentId");
CREATE INDEX "Proof_issueId_documentId_round_idx" ON "Proof"("issueId", "documentId", "round");
CREATE INDEX "TwoFactor_secret_idx" ON "TwoFactor"("secret");
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor"("userId");

-- What the events of before were done to, as subjectOf in src/lib/audit/rules.ts says it.
UPDATE "AuditEvent" SET "subject" = COALESCE(
    json_extract("payload", '$.document'),
    json_extract("payload", '$.gazette') || '/' || json_extract("payload", '$.issue'),
    json_extract("payload", '$.gazette'),
    json_extract("payload", '$.user'),
    ''
);
