/** Longest side in pixels and quality of a JPEG, tried in this order until the page is small enough. */
const SIDES = [2_000, 1_600, 1_280, 1_000, 800]
const QUALITIES = [0.85, 0.75, 0.65, 0.55, 0.45]
const KEPT = /^image\/(jpeg|png)$/

/**
 * A photographed page of at most `most` bytes, upright as it was taken; the file as it is if it is small enough, is no
 * picture, or cannot be opened here: then the server says what is wrong with it. A PDF is never touched, since
 * whoever signed it signed its bytes.
 */
export async function compressPicture(file: File, most: number): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size <= most && KEPT.test(file.type)) return file
  const picture = new Image() // turns itself the right way up, which bitmaps of old browsers do not
  const address = URL.createObjectURL(file)
  try {
    picture.src = address
    await picture.decode()
    let smallest: Blob = file
    for (const side of SIDES) {
      const canvas = draw(picture, side)
      for (const quality of QUALITIES) {
        const tried = await new Promise<Blob | null>((done) => { canvas.toBlob(done, 'image/jpeg', quality) })
        if (!tried) return file
        if (tried.size <= most) return tried
        if (tried.size < smallest.size || smallest === file) smallest = tried
      }
    }
    return smallest
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(address)
  }
}

function draw(picture: HTMLImageElement, side: number): HTMLCanvasElement {
  const { naturalWidth: width, naturalHeight: height } = picture
  const scale = Math.min(1, side / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#fff' // what is seen through in a PNG is paper, and would be black in a JPEG
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}
