/** What we use of bpmn-moddle, which brings no types. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string
    readonly $parent?: ModdleElement
    /** None on an extension that no package describes. */
    readonly $attrs?: Readonly<Record<string, string>>
    readonly id?: string
    readonly name?: string
    $instanceOf(type: string): boolean
    get(name: string): unknown
  }
  /** Of a reference that leads nowhere, with what refers; of anything else the message only. */
  export interface MoXmlWarning {
    readonly message: string
    readonly element?: ModdleElement
    readonly property?: string
    readonly value?: string
  }
  export interface Parsed { readonly rootElement: ModdleElement; readonly warnings: readonly MoXmlWarning[] }
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>)
    fromXML(xml: string): Promise<Parsed>
    toXML(element: ModdleElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>
  }
}
