/** What we use of oidc-provider, which brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface Context {
    path: string
    body: unknown
    type: string
    readonly oidc: {
      readonly params: Readonly<Record<string, string | undefined>>
      readonly session: { readonly acr?: string, readonly accountId?: string }
      readonly client?: { readonly clientId: string }
      readonly result?: { readonly login?: object }
    }
  }
  export interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  export interface Client {
    redirectUriAllowed(uri: string): boolean
    postLogoutRedirectUriAllowed(uri: string): boolean
  }
  export interface Interaction {
    readonly params: Readonly<Record<string, string | undefined>>
  }
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>)
    readonly Client: { readonly prototype: Client }
    readonly Grant: new (of: { accountId: string | undefined, clientId: string | undefined }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    use(step: (context: Context, next: () => Promise<void>) => Promise<void>): void
    on(event: string, heard: (context: Context) => void): void
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
  }
  export interface Check {
    readonly reason: string
  }
  export const interactionPolicy: {
    readonly Check: {
      readonly REQUEST_PROMPT: boolean
      readonly NO_NEED_TO_PROMPT: boolean
      new(reason: string, description: string, check: (context: Context) => boolean): Check
    }
    base(): { get(name: string): { readonly checks: { add(check: Check): void } } }
  }
}
