/** Refusals about scanning papers; with those of problems.ts in one list. */
export const SCAN_PROBLEMS = {
  'scan-too-late': { status: 409, title: 'The settlement of the dossier is over' },
  'scan-exempt': { status: 422, title: 'A paper that is not scanned' },
  'scan-poor': { status: 422, title: 'A scan that cannot be read well' },
  'scan-unjudged': { status: 409, title: 'Whether a scan can be read is not known yet' },
  'scan-not-replaceable': { status: 409, title: 'A scan whose pages cannot be put in order any more' },
  'review-unknown': { status: 404, title: 'No such paper waits to be reviewed' },
  'scan-unknown': { status: 404, title: 'No such scan in the tray' },
  'scan-taken': { status: 409, title: 'A colleague has the scan in hand' },
  'signature-refused': { status: 422, title: 'A signature in a file does not do' },
  'nothing-to-sign': { status: 409, title: 'No scan is without a signature' },
  'file-not-signable': { status: 422, title: 'A file that cannot be signed' },
  'earlier-signature-invalid': { status: 422, title: 'A signature in the file is broken' },
  'file-signed': { status: 422, title: 'A signed file, whose pages cannot be moved' },
  'page-unknown': { status: 422, title: 'No such page' },
  'no-pages': { status: 422, title: 'No page is left' },
} as const
