import type { Day } from '../kernel/civil-day.ts'
import { type OpenDataSet, OPEN_CATALOGUE, OPEN_DATA_SETS, OPEN_LICENCE } from '../modules/reporting/public.ts'

interface Said { readonly vi: string; readonly en: string }

/** A text in both languages, as JSON-LD has it. */
const inBoth = ({ vi, en }: Said) => [{ '@value': vi, '@language': 'vi' }, { '@value': en, '@language': 'en' }]
const linkTo = (address: string) => ({ '@id': address })
const dayAs = (day: Day) => ({ '@value': day, '@type': 'xsd:date' })

/** How often it grows, in the words of the EU’s list of frequencies, which DCAT catalogues use. */
const FREQUENCIES = 'http://publications.europa.eu/resource/authority/frequency'
const FREQUENCY = { 'daily': 'DAILY', 'when-changed': 'IRREG' } as const
const FILES = [
  { ending: 'csv', type: 'text/csv', shown: 'CSV' }, { ending: 'json', type: 'application/json', shown: 'JSON' },
] as const

export interface ShownCatalogue {
  /** Under which people reach the portal. */
  readonly home: string
  readonly publisher: string
  /** The first and the last day published, and when the last one was; undefined before there is one. */
  readonly published: { readonly first: Day; readonly last: Day; readonly at: Date } | undefined
}

/** What open data there are, in the words of DCAT 2. */
export function showCatalogue({ home, publisher, published }: ShownCatalogue) {
  const by = {
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': { '@value': publisher, '@language': 'vi' } },
    'dct:license': { '@type': 'dct:LicenseDocument', 'dct:description': inBoth(OPEN_LICENCE) },
  }
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${home}/du-lieu-mo/dcat.jsonld`, '@type': 'dcat:Catalog',
    'dct:title': inBoth(OPEN_CATALOGUE), 'dct:language': ['vi', 'en'], 'foaf:homepage': linkTo(`${home}/du-lieu-mo`), ...by,
    'dcat:dataset': OPEN_DATA_SETS.map(({ id, grows, vi, en }) => ({
      '@id': `${home}/du-lieu-mo#${id}`, '@type': 'dcat:Dataset', 'dct:identifier': id,
      'dct:title': inBoth({ vi: vi.title, en: en.title }), 'dct:description': inBoth({ vi: vi.about, en: en.about }),
      'dct:accrualPeriodicity': linkTo(`${FREQUENCIES}/${FREQUENCY[grows]}`),
      'dcat:landingPage': linkTo(`${home}/du-lieu-mo`), 'dct:conformsTo': linkTo(`${home}/du-lieu-mo/schema/${id}.json`),
      ...by,
      ...grows === 'daily' && published && {
        'dct:temporal': {
          '@type': 'dct:PeriodOfTime', 'dcat:startDate': dayAs(published.first), 'dcat:endDate': dayAs(published.last),
        },
        'dct:modified': { '@value': published.at.toISOString(), '@type': 'xsd:dateTime' },
      },
      'dcat:distribution': FILES.map(({ ending, type, shown }) => ({
        '@id': `${home}/du-lieu-mo/${id}.${ending}`, '@type': 'dcat:Distribution', 'dct:title': shown,
        'dcat:downloadURL': linkTo(`${home}/du-lieu-mo/${id}.${ending}`), 'dcat:mediaType': type,
        'dct:license': by['dct:license'],
      })),
    })),
  }
}

/** The columns of a set, in the words of CSVW: its CSV file can be checked and read by them. */
export function showColumns({ id, columns, key, vi, en }: OpenDataSet, home: string) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'vi' }],
    'url': `${home}/du-lieu-mo/${id}.csv`,
    'dc:title': inBoth({ vi: vi.title, en: en.title }),
    'dc:description': inBoth({ vi: vi.about, en: en.about }),
    'dc:license': inBoth(OPEN_LICENCE),
    'dialect': { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
    'tableSchema': {
      columns: columns.map((column) => ({
        'name': column.name, 'titles': column.name, 'datatype': column.type, 'null': '', 'required': column.required === true,
        'dc:description': inBoth(column),
      })),
      primaryKey: key,
    },
  }
}
