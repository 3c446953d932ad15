/** What the designers write with bpmn-moddle, besides what the server reads with it. */
declare module 'bpmn-moddle' {
  interface ModdleElement {
    set(name: string, value: unknown): void
  }
  interface BpmnModdle {
    create(type: string, attributes?: Readonly<Record<string, unknown>>): ModdleElement
  }
}
