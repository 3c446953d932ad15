import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pageAccountHeader } from '../../lib/page-account.ts'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** Whether what did not open is being drawn by the worker, and is there in some seconds. */
export async function isBeingDrawn(address: string): Promise<boolean> {
  const answer = await fetch(address, { headers: pageAccountHeader() })
  if (answer.ok) return false
  const told = await answer.json().catch(() => undefined) as { readonly code?: unknown } | undefined
  return told?.code === 'paper-being-drawn'
}

/** A PDF that is open, page by page. */
export interface OpenPdf {
  readonly pages: number
  /** Draws a page, from 1 on, so wide in CSS pixels. Answers the text on it, for whoever listens. */
  draw(canvas: HTMLCanvasElement, page: number, look: PdfLook): Promise<string>
  close(): void
}

export interface PdfLook { readonly width: number; readonly turn: number }

/**
 * Opens a PDF of ours in the page itself: phones show none in a frame, and no paper opens in another window. The
 * library is fetched when the first one is looked at.
 */
export async function openPdf(address: string): Promise<OpenPdf> {
  const { GlobalWorkerOptions, getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  GlobalWorkerOptions.workerSrc = workerUrl
  const loading = getDocument({
    url: address, httpHeaders: pageAccountHeader(), enableXfa: false, useWasm: false, isImageDecoderSupported: false,
  })
  const pdf = await loading.promise
  return {
    pages: pdf.numPages,
    draw: (canvas, page, look) => draw(pdf, canvas, page, look),
    close: () => void loading.destroy(),
  }
}

async function draw(
  pdf: PDFDocumentProxy, canvas: HTMLCanvasElement, nth: number, { width, turn }: PdfLook,
): Promise<string> {
  const page = await pdf.getPage(nth)
  const rotation = (page.rotate + turn) % 360
  const plain = page.getViewport({ scale: 1, rotation })
  const sharp = Math.min(window.devicePixelRatio || 1, 2)
  const viewport = page.getViewport({ scale: width / plain.width * sharp, rotation })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  canvas.style.width = `${width}px`
  canvas.style.height = `${Math.floor(viewport.height / sharp)}px`
  await page.render({ canvas, viewport }).promise
  const { items } = await page.getTextContent()
  return items.map((item) => 'str' in item ? item.str : '').join(' ').trim()
}
