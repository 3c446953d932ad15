/** Where two columns do not fit: a phone, a tablet held upright, or a screen at 200 %. */
export const NARROW = '(max-width: 60rem)'
/** Where two buttons do not stand side by side: 320 px, or a phone with its text doubled. */
export const NARROWEST = '(max-width: 22rem)'
