/** What tests use of smtp-server, which brings no types. */
declare module 'smtp-server' {
  import type { Server } from 'node:net'
  import type { Readable } from 'node:stream'
  interface Session { readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] } }
  type Done = (error?: Error | null, answer?: unknown) => void
  export class SMTPServer {
    constructor(options: {
      authOptional?: boolean; disabledCommands?: string[]; allowInsecureAuth?: boolean
      onAuth?: (auth: { username?: string; password?: string }, session: Session, done: Done) => void
      onRcptTo?: (to: { address: string }, session: Session, done: Done) => void
      onData?: (stream: Readable, session: Session, done: Done) => void
    })
    readonly server: Server
    listen(port: number, host: string, listening: () => void): void
    close(closed: () => void): void
  }
}
