import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useEffect, useRef, useState } from 'react'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { PAPER } from './paper-texts.ts'
import { type OpenPdf, isBeingDrawn, openPdf } from './pdf-pages.ts'

type PaperOfDossier = DossierDetail['components'][number]['papers'][number]
/** What is not yet handed in is shown as it is. */
export type Paper = Pick<PaperOfDossier, 'id' | 'name' | 'kind'> & Partial<Pick<PaperOfDossier, 'shownAs'>>

/** Where a file of ours is read. */
export const addressOf = (paper: Pick<Paper, 'id'>) => `/api/papers/${paper.id}/file`

interface Look { readonly page: number; readonly turn: number; readonly zoom: number }

interface PaperViewerProps { paper: Paper; address?: string }

/** One paper in the page: larger, smaller, turned, page by page. It never opens in another window. */
export function PaperViewer({ paper, address = addressOf(paper) }: PaperViewerProps) {
  const [look, setLook] = useState<Look>({ page: 1, turn: 0, zoom: 1 })
  const [pages, setPages] = useState(1)
  const change = (patch: Partial<Look>) => setLook((before) => ({ ...before, ...patch }))
  const { page, turn, zoom } = look
  if (paper.shownAs === 'checking' || paper.shownAs === 'removed') {
    return <p className="mc-viewer-why" role="note">{say(PAPER[paper.shownAs])}</p>
  }
  return (
    <div className="mc-viewing" role="group" aria-label={say(PAPER.shown, { name: paper.name })}>
      <div className="mc-row mc-viewer-tools" role="toolbar" aria-label={say(PAPER.tools)}>
        {pages > 1 && (
          <>
            <Tool name={say(PAPER.before)} sign="‹" isOff={page <= 1} onPress={() => change({ page: page - 1 })} />
            <span className="mc-number" role="status">{say(PAPER.page, { page, count: pages })}</span>
            <Tool name={say(PAPER.after)} sign="›" isOff={page >= pages} onPress={() => change({ page: page + 1 })} />
          </>
        )}
        <Tool name={say(PAPER.rotate)} sign="⟳" onPress={() => change({ turn: (turn + 90) % 360 })} />
        <Tool
          name={say(PAPER.larger)} sign="+" isOff={zoom >= 4} onPress={() => change({ zoom: Math.min(4, zoom * 1.25) })}
        />
        <Tool
          name={say(PAPER.smaller)} sign="−" isOff={zoom <= 0.5}
          onPress={() => change({ zoom: Math.max(0.5, zoom / 1.25) })}
        />
        <Tool name={say(PAPER.fit)} sign="⤢" onPress={() => change({ zoom: 1, turn: 0 })} />
        {paper.shownAs !== 'pictures' && (
          <a
            className="mc-tool" href={address} download={paper.name}
            aria-label={say(PAPER.download, { name: paper.name })}
          >
            <span aria-hidden="true">↓</span>
          </a>
        )}
      </div>
      {paper.shownAs === 'pictures' && <OnlyPictures original={`${address}?original=yes`} />}
      <div className="mc-viewer" tabIndex={0} role="region" aria-label={paper.name}>
        {paper.shownAs !== 'pictures' && paper.kind.startsWith('image/')
          ? <Picture address={address} name={paper.name} look={look} />
          : <Pdf address={address} name={paper.name} look={look} onOpen={setPages} />}
      </div>
    </div>
  )
}

/** Why no more than pictures is shown, and the way to the file itself, which nobody takes by mistake. */
function OnlyPictures({ original }: { original: string }) {
  const [isAsked, setIsAsked] = useState(false)
  return (
    <>
      <p className="mc-viewer-why" role="note">
        {say(PAPER.pictures)}{' '}
        {!isAsked && (
          <button type="button" className="mc-link-button" onClick={() => setIsAsked(true)}>{say(PAPER.original)}</button>
        )}
      </p>
      {isAsked && (
        <ConfirmPanel
          title={say(PAPER.originalAsked)} confirmLabel={say(PAPER.save)} onCancel={() => setIsAsked(false)}
          onConfirm={() => {
            setIsAsked(false)
            window.location.assign(original) // an attachment: the page stays
          }}
        >
          <p>{say(PAPER.originalWarning)}</p>
        </ConfirmPanel>
      )}
    </>
  )
}

interface ToolProps {
  name: string
  sign: string
  isOff?: boolean
  onPress: () => void
}

function Tool({ name, sign, isOff = false, onPress }: ToolProps) {
  return (
    <button
      type="button" className="mc-tool" aria-label={name} title={name} aria-disabled={isOff}
      onClick={() => { if (!isOff) onPress() }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}

/** A turned picture keeps a box of its own turned size, so that it can be scrolled to its edges. */
function Picture({ address, name, look: { turn, zoom } }: { address: string; name: string; look: Look }) {
  const [ratio, setRatio] = useState(1)
  const [isFailed, setIsFailed] = useState(false)
  if (isFailed) return <p className="mc-viewer-said">{say(PAPER.failed)}</p>
  const isAcross = turn % 180 !== 0
  return (
    <div className="mc-picture" style={{ width: `${zoom * 100}%`, aspectRatio: isAcross ? 1 / ratio : ratio }}>
      <img
        src={address} alt={name} onError={() => setIsFailed(true)}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalWidth / naturalHeight || 1)}
        style={{ width: isAcross ? `${ratio * 100}%` : '100%', rotate: `${turn}deg` }}
      />
    </div>
  )
}

interface PdfProps {
  address: string
  name: string
  look: Look
  onOpen: (pages: number) => void
}

/** Milliseconds until what the worker still draws is asked for again. */
const AGAIN = 2_000

function Pdf({ address, name, look: { page, turn, zoom }, onOpen }: PdfProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [pdf, setPdf] = useState<OpenPdf>()
  const [state, setState] = useState<'opening' | 'drawing' | 'shown' | 'failed'>('opening')
  const [tries, setTries] = useState(0)
  const [text, setText] = useState('')
  const [width, setWidth] = useState(0)

  useEffect(() => {
    let opened: OpenPdf | undefined
    let isOver = false
    let again: ReturnType<typeof setTimeout> | undefined
    openPdf(address).then((one) => {
      opened = one
      if (isOver) {
        one.close()
        return
      }
      setPdf(one)
      onOpen(one.pages)
    }, async () => {
      const isDrawn = await isBeingDrawn(address).catch(() => false)
      if (isOver) return
      setState(isDrawn ? 'drawing' : 'failed')
      if (isDrawn) again = setTimeout(() => setTries((before) => before + 1), AGAIN)
    })
    return () => {
      isOver = true
      clearTimeout(again)
      opened?.close()
    }
  }, [address, tries])

  useEffect(() => {
    const box = canvas.current?.parentElement
    if (!box) return undefined
    const watcher = new ResizeObserver(() => setWidth(Math.floor(box.clientWidth)))
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [])

  useEffect(() => {
    if (!pdf || !canvas.current || width === 0) return undefined
    let isOver = false
    const drawn = document.createElement('canvas')
    pdf.draw(drawn, page, { width: Math.floor(width * zoom), turn }).then((said) => {
      const shown = canvas.current
      if (isOver || !shown) return
      // Drawn aside and put in whole: two drawings at once on one canvas spoil each other.
      shown.width = drawn.width
      shown.height = drawn.height
      shown.style.width = drawn.style.width
      shown.style.height = drawn.style.height
      shown.getContext('2d')?.drawImage(drawn, 0, 0)
      setText(said)
      setState('shown')
    }, () => { if (!isOver) setState('failed') })
    return () => { isOver = true }
  }, [pdf, page, turn, zoom, width])

  return (
    <>
      {state === 'opening' && <p className="mc-viewer-said" role="status">{say(PAPER.loading)}</p>}
      {state === 'drawing' && <p className="mc-viewer-said" role="status">{say(PAPER.drawing)}</p>}
      {state === 'failed' && <p className="mc-viewer-said" role="alert">{say(PAPER.failed)}</p>}
      <canvas ref={canvas} role="img" aria-label={name} hidden={state !== 'shown'} />
      {text !== '' && <p className="mc-hidden">{text}</p>}
    </>
  )
}
