import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { Problem } from '@motcua/contracts/problem.ts'

type Methods = Readonly<Record<string, { requestBody?: unknown; responses: Record<string, unknown> }>>
interface ApiDocument {
  readonly paths: Readonly<Record<string, Methods>>
  components: { schemas?: Record<string, unknown> }
}

const ABOUT = `Settlement of administrative procedures of a province.

What a person reads in an answer is Vietnamese, or English where \`Accept-Language\` begins with \`en\`; codes are the
same in both. Names of procedures, units, papers and steps are data of the province, and are as the province has them.`

const REFUSED = {
  description: 'Refused; the codes stand in docs/problems.md',
  headers: { 'Content-Language': { schema: { type: 'string', enum: ['vi', 'en'] } } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const ONE_FILE = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } }

/** The document of the API, OpenAPI 3.1, made of the schemas of its routes. Pages have no tags, and are left out. */
export const API_DOCUMENT = {
  hideUntagged: true,
  openapi: {
    openapi: '3.1.0',
    info: { title: 'motcua', version: '0.1.0', description: ABOUT },
  },
  transformObject(made) {
    const document = Reflect.get(made, 'openapiObject') as ApiDocument
    tellOfProblems(document)
    return document
  },
} satisfies FastifyDynamicSwaggerOptions

/**
 * What fastify cannot know: that refusals have a media type of their own, and that a form with a file is read as it
 * comes.
 */
function tellOfProblems(document: ApiDocument): void {
  document.components = { ...document.components, schemas: { ...document.components.schemas, Problem } }
  for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods)))
    operation.responses['4XX'] = REFUSED
  for (const path of ['/api/files', '/api/entry-files', '/api/inquiry-files', '/api/offline/files']) {
    const upload = document.paths[path]?.['post']
    if (upload) upload.requestBody = { required: true, content: { 'multipart/form-data': { schema: ONE_FILE } } }
  }
}
