/** Where two columns do not fit: a phone, a tablet held upright, or a screen at 200 %. */
export const NARROW = '(max-width: 60rem)'
