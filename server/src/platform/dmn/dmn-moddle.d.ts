/** What we use of dmn-moddle, which brings no types. */
declare module 'dmn-moddle' {
  export interface DmnElement {
    readonly $type: string
    readonly id?: string
    readonly name?: string
    get(name: string): unknown
  }
  export class DmnModdle {
    constructor()
    fromXML(xml: string): Promise<{
      readonly rootElement: DmnElement; readonly warnings: readonly { readonly message: string }[]
    }>
  }
}
