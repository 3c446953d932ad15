/** Refusals about packages of procedures; with those of problems.ts in one list. */
export const PACKAGE_PROBLEMS = {
  'package-unknown': { status: 404, title: 'No such package' },
  'package-open-already': { status: 409, title: 'A package of the procedure is open' },
  'package-not-draft': { status: 409, title: 'The package is no draft' },
  'package-not-in-review': { status: 409, title: 'The package is not in review' },
  'package-changed': { status: 412, title: 'The package was saved by somebody else meanwhile' },
  'package-of-another': { status: 422, title: 'The package is of another procedure' },
  'package-note-missing': { status: 422, title: 'No reason' },
  'package-has-errors': { status: 422, title: 'The linter found errors' },
  'package-warnings-open': { status: 422, title: 'Warnings that nobody took' },
  'package-changes-nothing': { status: 409, title: 'It says what holds already' },
  'package-file-broken': { status: 422, title: 'The file is not what its checksum was taken of' },
  'package-file-hostile': { status: 422, title: 'The file has a process or table that is not read' },
  'procedure-code-taken': { status: 409, title: 'Another procedure has this code' },
  'procedure-known': { status: 409, title: 'The procedure is in the catalogue' },
} as const
