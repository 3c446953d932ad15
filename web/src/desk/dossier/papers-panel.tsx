import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { useState } from 'react'
import { showSize } from '../../lib/file-size.ts'

const HOWS: Readonly<Record<string, string>> = {
  filed: '✓ có', presented: '✓ đã xuất trình', data: '✓ dữ liệu điện tử', missing: '– không có',
}

/** The checklist, and beside the form the paper itself: it never opens in another window. */
export function PapersPanel({ components }: { components: DossierDetail['components'] }) {
  const papers = components.flatMap((component) => component.papers)
  const [chosen, setChosen] = useState<string>()
  const shown = papers.find(({ id }) => id === chosen) ?? papers[0]
  return (
    <section className="mc-panel mc-papers" aria-label="Giấy tờ">
      <h2>Giấy tờ</h2>
      <ul>
        {components.map((component) => (
          <li key={component.id}>
            {component.name} <span className="mc-quiet">{HOWS[component.how] ?? component.how}</span>
            {component.papers.map((paper) => (
              <button
                key={paper.id}
                type="button"
                className="mc-link-button"
                aria-pressed={paper.id === shown?.id}
                onClick={() => setChosen(paper.id)}
              >
                {paper.name}{' '}
                <span className="mc-quiet mc-number">
                  {paper.pages ? `${paper.pages} trang, ` : ''}
                  {showSize(paper.size)}
                </span>
              </button>
            ))}
          </li>
        ))}
      </ul>
      {shown && <Viewer key={shown.id} paper={shown} />}
    </section>
  )
}

function Viewer({ paper }: { paper: DossierDetail['components'][number]['papers'][number] }) {
  const [turn, setTurn] = useState(0)
  const [zoom, setZoom] = useState(1)
  const address = `/api/papers/${paper.id}/file`
  if (!paper.kind.startsWith('image/'))
    return <iframe className="mc-viewer" src={`${address}#navpanes=0&view=FitH`} title={paper.name} />
  return (
    <div>
      <div className="mc-row">
        <button type="button" className="mc-tool" aria-label="Xoay" onClick={() => setTurn((turn + 90) % 360)}>
          ⟲
        </button>
        <button
          type="button"
          className="mc-tool"
          aria-label="Phóng to"
          onClick={() => setZoom(Math.min(4, zoom * 1.25))}
        >
          +
        </button>
        <button
          type="button"
          className="mc-tool"
          aria-label="Thu nhỏ"
          onClick={() => setZoom(Math.max(0.5, zoom / 1.25))}
        >
          −
        </button>
      </div>
      <div className="mc-viewer" tabIndex={0} role="region" aria-label={paper.name}>
        <img src={address} alt={paper.name} style={{ width: `${zoom * 100}%`, rotate: `${turn}deg` }} />
      </div>
    </div>
  )
}
