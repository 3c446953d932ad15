import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import type { ProcessChecked } from '@motcua/contracts/designs.ts'
import Modeler, { type DrawnElement } from 'bpmn-js/lib/Modeler'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { say } from '../../../lib/language.ts'
import { HandedOn } from '../handed-on.ts'
import { IN_OUR_LANGUAGE } from './board-in-our-language.ts'
import { PROCESS } from './process-texts.ts'
import { PropertiesPanel, type PanelWords } from './properties-panel.tsx'
import { SUPPORTED_ELEMENTS } from './supported-elements.ts'

interface ProcessBoardProps {
  xml: string
  extension: unknown
  problems: ProcessChecked['problems']
  words: PanelWords
  /** What is to be looked at; a new object asks anew. */
  wanted: { readonly element: string } | undefined
  onChange: (xml: string) => void
}

/** The drawing, with the properties of what is chosen in it beside. Whatever changes is handed on as BPMN. */
export default function ProcessBoard({ xml, extension, problems, words, wanted, onChange }: ProcessBoardProps) {
  const place = useRef<HTMLDivElement>(null)
  const board = useRef<Modeler>(undefined)
  const [handed] = useState(() => new HandedOn())
  const [chosen, setChosen] = useState<DrawnElement>()
  const [turn, setTurn] = useState(0)
  const [isDrawn, setIsDrawn] = useState(false)
  const [fault, setFault] = useState('')

  const changed = useEffectEvent(async () => {
    setTurn((now) => now + 1)
    const saved = await board.current?.saveXML({ format: true }).catch(() => undefined)
    if (saved?.xml !== undefined && handed.add(saved.xml)) onChange(saved.xml)
  })
  const select = useEffectEvent((modeler: Modeler) => setChosen(chosenIn(modeler)))

  useEffect(() => {
    const modeler = new Modeler({
      container: place.current, moddleExtensions: { mc: extension },
      additionalModules: [IN_OUR_LANGUAGE, SUPPORTED_ELEMENTS],
    })
    board.current = modeler
    modeler.on('commandStack.changed', () => void changed())
    modeler.on('selection.changed', () => select(modeler))
    return () => {
      board.current = undefined
      handed.begin('')
      modeler.destroy()
    }
  }, [extension, handed])

  useEffect(() => {
    const modeler = board.current
    if (!modeler || handed.has(xml)) return
    handed.begin(xml)
    setIsDrawn(false)
    modeler.importXML(xml).then(() => {
      showWhole(modeler)
      setFault('')
      setIsDrawn(true)
      setChosen(chosenIn(modeler))
    }, () => setFault(say(PROCESS.notDrawn)))
  }, [xml, extension, handed])

  useEffect(() => {
    const modeler = board.current
    return modeler && isDrawn ? markProblems(modeler, problems) : undefined
  }, [problems, isDrawn, turn])

  useEffect(() => {
    const modeler = board.current
    if (!wanted || !modeler || !isDrawn) return
    const element = modeler.get('elementRegistry').get(wanted.element)
    if (!element) return
    modeler.get('selection').select(element)
    modeler.get('canvas').scrollToElement(element)
  }, [wanted, isDrawn])

  return (
    <div className="mc-process">
      <div className="mc-process-drawing">
        {fault !== '' && <p role="alert" className="mc-error">{fault}</p>}
        <div ref={place} className="mc-process-board" role="group" aria-label={say(PROCESS.drawing)} />
      </div>
      {board.current && isDrawn && chosen && <PropertiesPanel
        key={chosen.id} board={board.current} element={chosen} words={words}
        problems={problems.filter(({ element }) => element === chosen.businessObject.id)}
      />}
    </div>
  )
}

/** All of it, beside the palette and not below it. */
function showWhole(modeler: Modeler): void {
  const canvas = modeler.get('canvas')
  canvas.zoom(canvas.zoom('fit-viewport', 'auto') * ROOM_FOR_PALETTE)
  canvas.scroll({ dx: PALETTE, dy: 0 })
}

const [PALETTE, ROOM_FOR_PALETTE] = [50, 0.82]

/** The process where nothing, or more than one thing, is chosen. A label is what it labels. */
function chosenIn(modeler: Modeler): DrawnElement {
  const all = modeler.get('selection').get()
  const [one] = all
  return one && all.length === 1 ? one.labelTarget ?? one : modeler.get('canvas').getRootElement()
}

/** Marks elements at fault by a colour, a sign and its words; answers how to take the marks away. */
function markProblems(modeler: Modeler, problems: ProcessChecked['problems']): () => void {
  const [canvas, registry, overlays] = [
    modeler.get('canvas'), modeler.get('elementRegistry'), modeler.get('overlays'),
  ]
  const marked = [...new Set(problems.map(({ element }) => element))]
    .filter((id) => registry.get(id) !== undefined && id !== canvas.getRootElement().id)
  for (const id of marked) {
    canvas.addMarker(id, 'mc-faulty')
    const html = document.createElement('span')
    html.className = 'mc-fault-sign'
    html.textContent = '!'
    html.title = problems.filter(({ element }) => element === id).map(({ text }) => text).join('\n')
    overlays.add(id, 'mc-fault', { position: { top: -12, right: 12 }, html })
  }
  return () => {
    overlays.remove({ type: 'mc-fault' })
    for (const id of marked) if (registry.get(id)) canvas.removeMarker(id, 'mc-faulty')
  }
}
