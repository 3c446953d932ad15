/** The door of `sections`: how one-stop sections are made up. Everything else is private. */
export { type EndExceptionRefusal, endException } from './end-exception.ts'
export { type ListException, type ListExceptionRefusal, listException } from './list-exception.ts'
export { type OpeningHours, clockOf, openingHoursOf } from './opening-hours.ts'
export {
  type Brand, type SectionBrand, printBadges, printCounterSigns, printCover, printDoorSign, printKioskSign,
} from './print-brand.ts'
export {
  type InForce, type NotHere, type Reception, type ReceptionShare, type SectionProcedure, proceduresOfSection,
  receptionOf, shareOfReceptions,
} from './procedures-of-section.ts'
export { type Exception, findException, listExceptions, listExceptionsOn } from './store/exceptions.ts'
