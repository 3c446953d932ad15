/** Refusals of files, as problems.ts tells those of everything else; the sentence comes with the limit in it. */
export const FILE_PROBLEMS = {
  'file-missing': { status: 422, title: 'No file in the form' },
  'file-not-one': { status: 422, title: 'More than one file' },
  'file-empty': { status: 422, title: 'Empty file' },
  'file-too-large': { status: 413, title: 'File too large' },
  'file-kind-not-allowed': { status: 415, title: 'Kind of file not allowed' },
  'file-broken': { status: 422, title: 'File broken or cut' },
  'file-password-protected': { status: 422, title: 'PDF under a password' },
  'file-too-many-pages': { status: 422, title: 'Too many pages' },
  'file-several-kinds': { status: 422, title: 'Several kinds of file in one' },
  'file-active-content': { status: 422, title: 'PDF does what the policy refuses' },
  'file-too-heavy': { status: 422, title: 'File takes too much time or memory to read' },
  'file-infected': { status: 422, title: 'The antivirus found something in the file' },
  'upload-unscanned': { status: 409, title: 'The antivirus has not spoken of the file yet' },
  'upload-signature-broken': { status: 422, title: 'A signature in the file does not hold' },
  'file-unreadable': { status: 422, title: 'Picture blank, too small or not to be opened' },
  'picture-too-large': { status: 422, title: 'Picture of too many pixels' },
} as const
