import type { BusinessKind, StatusCode } from './message.ts'

/** The namespace of the standard. */
export const EDXML = 'http://www.mic.gov.vn/TBT/QCVN_102_2016'

/**
 * One element of the standard and the word by which we know it; `within` is a wrapper around what may stand more than
 * once. Everything is read, written and checked by these tables, so that no two places spell the standard.
 */
export type Field = {
  readonly wire: string
  readonly key: string
  readonly within?: string
  readonly isNeeded?: true
} & (
  | { readonly kind: 'text' | 'texts' | 'day' | 'moment' | 'count' }
  | { readonly kind: 'word'; readonly words: Readonly<Record<string, string>> }
  | { readonly kind: 'group' | 'groups'; readonly fields: readonly Field[] }
)

const text = (wire: string, key: string) => ({ wire, key, kind: 'text' }) as const
const count = (wire: string, key: string) => ({ wire, key, kind: 'count' }) as const
const needed = <F extends Field>(field: F) => ({ ...field, isNeeded: true }) as const

const BUSINESS_KINDS: Readonly<Record<string, BusinessKind>> = { 0: 'new', 1: 'recall', 2: 'update', 3: 'replace' }

/** 14 is of no table that we know. */
const STATUS_CODES: Readonly<Record<string, StatusCode>> = {
  '01': 'arrived', '02': 'refused', '03': 'received', '04': 'assigned', '05': 'in-process', '06': 'finished',
  '13': 'recall-asked', '15': 'change-agreed', '16': 'change-refused',
}

const AGENCY: readonly Field[] = [
  needed(text('OrganId', 'id')), text('OrganizationInCharge', 'inCharge'), text('OrganName', 'name'),
  text('OrganAdd', 'address'), text('Email', 'email'), text('Telephone', 'phone'), text('Fax', 'fax'),
  text('Website', 'website'),
]

const STAFF: Field = {
  wire: 'StaffInfo', key: 'staff', kind: 'group', fields: [
    text('Department', 'department'), text('Staff', 'name'), text('Email', 'email'), text('Mobile', 'mobile'),
  ],
}

const ANSWERED: readonly Field[] = [
  needed(text('OrganId', 'agency')), text('Code', 'code'), { wire: 'PromulgationDate', key: 'promulgatedOn', kind: 'day' },
  needed(text('DocumentId', 'documentId')),
]

const FROM: Field = { wire: 'From', key: 'from', kind: 'group', fields: AGENCY, isNeeded: true }

/** Children of MessageHeader, in the order of the standard. */
export const HEADER: readonly Field[] = [
  FROM, { wire: 'To', key: 'to', kind: 'groups', fields: AGENCY, isNeeded: true },
  needed(text('DocumentId', 'documentId')),
  { wire: 'Code', key: 'code', kind: 'group', fields: [text('CodeNumber', 'number'), text('CodeNotation', 'notation')] },
  {
    wire: 'PromulgationInfo', key: 'promulgation', kind: 'group',
    fields: [text('Place', 'place'), { wire: 'PromulgationDate', key: 'on', kind: 'day' }],
  },
  {
    wire: 'DocumentType', key: 'documentType', kind: 'group',
    fields: [text('Type', 'type'), text('TypeDetail', 'detail'), text('TypeName', 'name')],
  },
  text('Subject', 'subject'), text('Content', 'content'),
  {
    wire: 'SignerInfo', key: 'signer', kind: 'group',
    fields: [text('Competence', 'competence'), text('Position', 'position'), text('FullName', 'name')],
  },
  { wire: 'DueDate', key: 'dueOn', kind: 'day' },
  { wire: 'Place', key: 'toPlaces', within: 'ToPlaces', kind: 'texts' },
  {
    wire: 'OtherInfo', key: 'other', kind: 'group', fields: [
      count('Priority', 'priority'), text('SphereOfPromulgation', 'sphere'), text('TyperNotation', 'typist'),
      count('PromulgationAmount', 'copies'), count('PageAmount', 'pages'), text('Direction', 'direction'),
      { wire: 'Appendix', key: 'appendixes', within: 'Appendixes', kind: 'texts' },
    ],
  },
  count('SteeringType', 'steering'),
  { wire: 'ResponseFor', key: 'answers', kind: 'groups', fields: ANSWERED },
]

/** Children of TraceHeaderList; the spelling „Bussiness“ is that of the standard. */
export const TRACE: readonly Field[] = [
  {
    wire: 'TraceHeader', key: 'trace', kind: 'groups',
    fields: [needed(text('OrganId', 'agency')), { wire: 'Timestamp', key: 'at', kind: 'moment', isNeeded: true }],
  },
  {
    wire: 'Bussiness', key: 'business', kind: 'group', isNeeded: true, fields: [
      text('DocumentId', 'documentId'),
      { wire: 'BussinessDocType', key: 'kind', kind: 'word', words: BUSINESS_KINDS, isNeeded: true },
      text('BussinessDocReason', 'reason'), count('Paper', 'paper'), STAFF,
      {
        wire: 'BussinessDocumentInfo', key: 'change', kind: 'group', fields: [
          count('DocumentInfo', 'document'), count('DocumentReceiver', 'receiver'),
          {
            wire: 'Receiver', key: 'receivers', within: 'ReceiverList', kind: 'groups',
            fields: [needed(text('OrganId', 'agency')), count('ReceiverType', 'kind')],
          },
        ],
      },
      {
        wire: 'ReplacementInfo', key: 'replaces', within: 'ReplacementInfoList', kind: 'groups', fields: [
          needed(text('DocumentId', 'documentId')),
          { wire: 'OrganId', key: 'agencies', within: 'OrganIdList', kind: 'texts' },
        ],
      },
    ],
  },
]

/**
 * Children of Status, a child of edXMLHeader as systems in use write it. TODO(law): the annex of QCVN 102:2016 on
 * status messages, which also says whether edXMLEnvelope may bear an Id.
 */
export const STATUS: readonly Field[] = [
  FROM, { wire: 'ResponseFor', key: 'answers', kind: 'group', fields: ANSWERED, isNeeded: true }, STAFF,
  { wire: 'StatusCode', key: 'code', kind: 'word', words: STATUS_CODES, isNeeded: true },
  text('Description', 'description'), { wire: 'Timestamp', key: 'at', kind: 'moment', isNeeded: true },
]
