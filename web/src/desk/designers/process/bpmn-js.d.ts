/** What we use of bpmn-js. Its own types reach into libraries that have none. */
declare module 'bpmn-js/lib/Modeler' {
  import type { ModdleElement } from 'bpmn-moddle'

  export interface DrawnElement {
    readonly id: string
    readonly type: string
    readonly parent?: DrawnElement
    readonly businessObject: ModdleElement
    readonly width?: number
    readonly labelTarget?: DrawnElement
    readonly source?: DrawnElement
  }
  export interface BoardServices {
    readonly canvas: {
      addMarker(id: string, marker: string): void
      removeMarker(id: string, marker: string): void
      zoom(level: 'fit-viewport' | number, center?: 'auto'): number
      scroll(by: { readonly dx: number; readonly dy: number }): void
      getRootElement(): DrawnElement
      scrollToElement(element: DrawnElement): void
    }
    readonly elementRegistry: {
      get(id: string): DrawnElement | undefined
      getAll(): readonly DrawnElement[]
    }
    readonly selection: { select(element: DrawnElement | null): void; get(): readonly DrawnElement[] }
    readonly overlays: {
      add(element: string, type: string, overlay: {
        readonly position: { readonly top?: number; readonly left?: number; readonly right?: number }
        readonly html: HTMLElement
      }): string
      remove(filter: { readonly type: string }): void
    }
    readonly modeling: {
      updateModdleProperties(element: DrawnElement, part: ModdleElement, properties: object): void
      updateProperties(element: DrawnElement, properties: object): void
    }
    readonly bpmnFactory: { create(type: string, attributes?: object): ModdleElement }
    readonly elementFactory: { createShape(attributes: object): DrawnElement }
    readonly autoPlace: { append(source: DrawnElement, shape: DrawnElement): DrawnElement }
    readonly commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean }
  }
  export default class Modeler {
    constructor(options: object)
    importXML(xml: string): Promise<unknown>
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml?: string }>
    get<Name extends keyof BoardServices>(name: Name): BoardServices[Name]
    on(event: string, listener: () => void): void
    destroy(): void
  }
}
declare module 'bpmn-js/lib/features/palette/PaletteProvider' {
  /** Its entries by name; a value of null has been taken out. */
  export default class PaletteProvider {
    static readonly $inject: readonly string[]
    constructor(...services: readonly unknown[])
    getPaletteEntries(): Record<string, unknown>
  }
}
