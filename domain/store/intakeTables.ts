/** The tables of migrations/000005_intake.sql. */
import type { ColumnType } from 'kysely';

type Stamp = ColumnType<Date, Date | string, Date | string>;

export interface AttachmentTable {
  attachment_id: string;
  matter_id: string | null;
  contact_id: string | null;
  owner: string;
  kind: string;
  size: number;
  sha256: string;
  name_sealed: Buffer;
  state: 'QUARANTINED' | 'CLEAN' | 'REFUSED';
  reason: string | null;
  uploaded_at: Stamp;
}

export interface DigestTable {
  matter_id: string;
  n: number;
  event_id: string;
  contact_id: string | null;
  statement: string;
  signature: string;
  key_id: string;
}

export interface IntakeTables {
  'cases.problem_terms': {
    contact_id: string;
    matter_id: string;
    place_unit_id: string | null;
    subjects: string[];
    /** 64-bit hashes, as decimal text. */
    terms: string[];
  };
  'cases.person_terms': { contact_id: string; person_no: number; matter_id: string; terms: string[] };
  'cases.matter_link': { matter_id: string; other_id: string };
  'cases.attachment': AttachmentTable;
  'cases.attachment_piece': { attachment_id: string; n: number; sealed: Buffer };
  'cases.signing_key': {
    key_id: string;
    public_key: string;
    private_sealed: Buffer;
    made_at: ColumnType<Date, Date | undefined, Date>;
  };
  'cases.digest': DigestTable;
}
