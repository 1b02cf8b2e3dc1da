/** The few kinds of files that intake takes. */
export const attachmentKinds = ['PDF', 'JPEG', 'PNG', 'DOCX', 'TXT', 'MP3', 'MP4'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** As it is served: the type that the bytes were found to be, never the one that was claimed. */
export const MEDIA_TYPE: Readonly<Record<AttachmentKind, string>> = {
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  TXT: 'text/plain; charset=utf-8',
  MP3: 'audio/mpeg',
  MP4: 'video/mp4',
};

/** 20 MB: ten minutes of a phone's recording, thirty photographed pages. */
export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_FILES = 10;

export type RefusalReason =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'UNKNOWN_TYPE'
  | 'MALFORMED'
  | 'ACTIVE_CONTENT'
  | 'EXPANDS_TOO_FAR'
  | 'TOO_MANY_PIXELS'
  | 'INFECTED';
