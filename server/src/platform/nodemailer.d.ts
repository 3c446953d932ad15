/** What we use of nodemailer, which brings no types. */
declare module 'nodemailer' {
  export interface Transport {
    sendMail(mail: {
      from: string; to: { name: string; address: string }; subject: string; text: string; messageId: string
    }): Promise<unknown>
    close(): void
  }
  export function createTransport(options: Readonly<Record<string, unknown>>): Transport
}
