/**
 * What must not stand in the program, since each has opened a door somewhere: selectors of syntax, why, what goes
 * instead, and the files that may. server/test/lint-bans.test.ts shows of each that it stops something.
 */
export const BANS = [
  {
    name: 'text as markup',
    selectors: [
      'MemberExpression[property.name=/^(innerHTML|insertAdjacentHTML|srcdoc|createContextualFragment)$/]',
      "AssignmentExpression[left.property.name='outerHTML']", "JSXAttribute[name.name='dangerouslySetInnerHTML']",
      "Property[key.name='dangerouslySetInnerHTML']", "JSXAttribute[name.name='srcDoc']",
      "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    ],
    why: 'Words of people would be read as markup: use textContent, or let React write them.',
  },
  {
    name: 'plug-ins', selectors: ['JSXOpeningElement[name.name=/^(object|embed|applet)$/]'],
    why: 'Browsers no longer keep plug-ins safe.',
  },
  {
    name: 'text as program',
    selectors: [
      "CallExpression[callee.name='eval']", "NewExpression[callee.name='Function']",
      "CallExpression[callee.name='Function']",
      'ImportDeclaration[source.value=/^(node:)?vm$/]',
    ],
    why: 'Text never becomes program: expressions go through the bounded evaluator of forms.',
  },
  {
    name: 'objects revived from bytes',
    selectors: ["CallExpression[callee.property.name='deserialize']", 'ImportDeclaration[source.value=/^(node:)?v8$/]'],
    why: 'Foreign bytes become plain data of a declared shape: JSON and a schema.',
  },
  {
    name: 'a shell',
    selectors: [
      'ImportDeclaration[source.value=/child_process$/] ImportSpecifier[imported.name=/^exec(Sync)?$/]',
      "Property[key.name='shell']",
    ],
    why: 'Helper programs are started from a list of arguments: execFile, spawn.',
  },
  {
    name: 'chance that can be guessed', selectors: ["MemberExpression[object.name='Math'][property.name='random']"],
    why: 'Secrets and ids come from node:crypto or crypto.getRandomValues.',
  },
  {
    name: 'broken hashes and ciphers',
    selectors: [
      'CallExpression[callee.name=/^create(Hash|Hmac)$/] > Literal[value=/^(md|sha-?1$|ripemd)/i]',
      'CallExpression[callee.name=/^createCipheriv$/] > Literal[value=/(ecb|cbc|rc4|des)/i]',
      "Property[key.name='padding'][value.property.name='RSA_PKCS1_PADDING']",
    ],
    why: 'SHA-256 and AES-256-GCM, or better.',
  },
  {
    name: 'trusting any certificate', selectors: ["Property[key.name='rejectUnauthorized']"],
    why: 'Whoever is called must prove who it is; in tests, too, by a root certificate of their own.',
  },
  {
    name: 'messages between windows',
    selectors: ["CallExpression[callee.property.name='addEventListener'] > Literal[value='message']:first-child"],
    why: 'No other window has anything to say to ours.',
    // A channel that only pages of our own origin reach.
    files: ['web/src/lib/tabs.ts'],
  },
  {
    name: 'lines past the log', selectors: ["MemberExpression[object.name='console']"],
    why: 'The log is written in platform/log, without personal data; commands answer through their io.',
  },
  {
    name: 'decoding of addresses',
    selectors: ["CallExpression[callee.name=/^(decodeURI|decodeURIComponent|unescape)$/]"],
    why: 'The router decodes once, before anything is checked; a second time would undo the check.',
    // The server sends words in a header, where only ASCII may stand.
    files: ['web/src/portal/send-in-pieces.ts'],
  },
  {
    name: 'patterns made of values',
    selectors: ["NewExpression[callee.name='RegExp']:not([arguments.0.type='Literal'])"],
    why: 'A value could be a pattern that never ends: forms/src/linear-pattern.ts says which may be.',
    files: [
      'forms/src/pattern-of.ts', 'forms/src/linear-pattern.ts', 'server/src/kernel/dossier-number.ts',
      'server/src/pages/explain-words.tsx',
    ],
  },
  {
    name: 'SQL made of text',
    selectors: [
      "CallExpression[callee.object.name='sql'][callee.property.name=/^(raw|lit)$/]",
      "CallExpression[callee.object.name='CompiledQuery'][callee.property.name='raw']",
    ],
    why: 'Values reach SQL as parameters, names through sql.ref from a fixed list.',
    files: ['server/src/platform/db.ts', 'server/src/platform/migrate.ts', 'server/src/platform/embedded-database.ts'],
  },
  {
    name: 'calls to the outside',
    selectors: [
      "CallExpression[callee.name='fetch']",
      'ImportDeclaration[source.value=/^(node:)?(https?|tls|dns|dgram|undici|axios)$/][importKind!=\'type\']',
    ],
    why: 'The program calls out in platform only, to addresses of the configuration.',
    files: ['server/src/platform/**', 'web/src/**', 'server/src/app/**'],
  },
]

const PRODUCT = ['contracts/src/**', 'forms/src/**', 'server/src/**', 'web/src/**']
const TESTS = ['**/*.test.ts', '**/*.test.tsx']

function ruleOf(bans) {
  return ['error', ...bans.flatMap(({ name, selectors, why }) =>
    selectors.map((selector) => ({ selector, message: `${name}: ${why}` })))]
}

const isCovered = (place, pattern) =>
  place === pattern || (pattern.endsWith('/**') && place.startsWith(pattern.slice(0, -2)))

/** Where something may stand that may not elsewhere: folders before the files in them, for the last block holds. */
const PLACES = [...new Set(BANS.flatMap(({ files = [] }) => files))].sort((a, b) => a.length - b.length)

/** Blocks for eslint.config.mjs. */
export const banBlocks = [
  { files: PRODUCT, ignores: TESTS, rules: { 'no-restricted-syntax': ruleOf(BANS), 'eqeqeq': 'error' } },
  ...PLACES.map((place) => ({
    files: [place], ignores: TESTS,
    rules: {
      'no-restricted-syntax': ruleOf(BANS.filter(({ files = [] }) => !files.some((one) => isCovered(place, one)))),
    },
  })),
]
