import sharp from 'sharp'
import { type Turn, turnOf } from './page-turn.ts'
import type { PagePicture } from './pictures.ts'
import { greyOf } from './prepare-page.ts'

/** A page as it is read, and by how many degrees clockwise it was turned for it. */
export interface UprightPage { readonly picture: PagePicture; readonly turn: Turn }

/**
 * The page upright; as it is where it is upright already, or where nobody can tell (`turnOf`). Whoever has read it
 * before gives the turn along, so that it is looked for once.
 */
export async function turnUpright(picture: PagePicture, known?: Turn): Promise<UprightPage> {
  const turn = known ?? turnOf(await greyOf(picture, 0.7))
  if (turn === 0) return { picture, turn }
  const { width, height, channels } = picture
  const { data, info } = await sharp(picture.pixels, { raw: { width, height, channels } }).rotate(turn)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb').raw().toBuffer({ resolveWithObject: true })
  return { picture: { ...picture, width: info.width, height: info.height, pixels: data }, turn }
}
