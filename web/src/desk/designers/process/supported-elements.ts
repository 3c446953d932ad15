import PaletteProvider from 'bpmn-js/lib/features/palette/PaletteProvider'
import type { BoardServices, DrawnElement } from 'bpmn-js/lib/Modeler'
import { say } from '../../../lib/language.ts'
import { BOARD } from './board-texts.ts'

type Entries = Readonly<Record<string, unknown>>
type Creating = { start(event: unknown, shape: DrawnElement): void }

/** Entries of menus that lead to what the engine refuses to run, by parts of their names. */
const UNSUPPORTED = [
  /replace-with-task$/, /^create\.task$/, /transaction/, /complex-gateway/, /conditional-(start|intermediate|boundary)/,
  /non-interrupting-conditional/, /ad-hoc/, /cancel-(end|boundary)/, /compensation-start/, /^toggle-loop$/,
  /data-(object|store)/, /condition-intermediate/, /collapsed-pool/,
]

/** What may be drawn: only what the engine runs (the list of the server's `unsupported` problems, turned round). */
export function isSupportedEntry(name: string): boolean {
  return !UNSUPPORTED.some((pattern) => pattern.test(name))
}

function supported<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => isSupportedEntry(name)))
}

const CREATED = [
  ['create.user-task', 'bpmn:UserTask', 'activity', 'bpmn-icon-user-task', 'User task'],
  ['create.service-task', 'bpmn:ServiceTask', 'activity', 'bpmn-icon-service-task', 'Service task'],
  ['create.parallel-gateway', 'bpmn:ParallelGateway', 'gateway', 'bpmn-icon-gateway-parallel', 'Parallel gateway'],
] as const

/** The palette of bpmn-js without what cannot be run; a step is of people, since one of no kind would be refused. */
class SupportedPalette extends PaletteProvider {
  static override readonly $inject = [...PaletteProvider.$inject]
  private readonly services: readonly unknown[]

  constructor(...services: readonly unknown[]) {
    super(...services)
    this.services = services
  }

  override getPaletteEntries(): Record<string, unknown> {
    const entries = supported(super.getPaletteEntries())
    const named = (name: string) => this.services[SupportedPalette.$inject.indexOf(name)]
    const create = named('create') as Creating
    const factory = named('elementFactory') as BoardServices['elementFactory']
    return { ...entries, ...Object.fromEntries(CREATED.map(([name, type, group, className, title]) => {
      const start = (event: unknown) => create.start(event, factory.createShape({ type }))
      return [name, { group, className, title: say(BOARD[title]), action: { dragstart: start, click: start } }]
    })) }
  }
}

interface Menus { registerProvider(...given: readonly unknown[]): void }

/** Below the providers of bpmn-js, so that it sees what they offer. */
const LATER = 500

/** Takes out of the menu of kinds what cannot be run. */
function supportedKinds(popupMenu: Menus): void {
  popupMenu.registerProvider('bpmn-replace', LATER, {
    getPopupMenuEntries: () => supported<unknown>, getPopupMenuHeaderEntries: () => supported<unknown>,
  })
}
supportedKinds.$inject = ['popupMenu']

/** Beside an element stands how to go on from it: with a step of people instead of one of no kind. */
function supportedSteps(
  contextPad: Menus, elementFactory: BoardServices['elementFactory'], autoPlace: BoardServices['autoPlace'],
  create: Creating,
): void {
  contextPad.registerProvider(LATER, {
    getContextPadEntries: (element: DrawnElement) => (entries: Entries) => {
      const { 'append.append-task': task, ...others } = supported(entries)
      const userTask = () => elementFactory.createShape({ type: 'bpmn:UserTask' })
      return task === undefined ? others : {
        ...others, 'append.append-task': {
          ...task as object, className: 'bpmn-icon-user-task',
          action: {
            click: () => autoPlace.append(element, userTask()),
            dragstart: (event: unknown) => create.start(event, userTask()),
          },
        },
      }
    },
  })
}
supportedSteps.$inject = ['contextPad', 'elementFactory', 'autoPlace', 'create']

/** A module of bpmn-js. */
export const SUPPORTED_ELEMENTS = {
  __init__: ['supportedKinds', 'supportedSteps'],
  paletteProvider: ['type', SupportedPalette], supportedKinds: ['type', supportedKinds],
  supportedSteps: ['type', supportedSteps],
} as const
