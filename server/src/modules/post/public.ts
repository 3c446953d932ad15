/** The door of `post`: parcels that the public post carries, and by which manifests. Everything else is private. */
export {
  type ActDelegated, type ActDelegatedRefusal, actDelegated, judgeDelegated,
} from './act-delegated.ts'
export { type ArchiveShelvedRefusal, archiveShelved } from './archive-shelved.ts'
export { applyCarrierNews, giveUpNews } from './apply-carrier-news.ts'
export { cancelShipment } from './cancel-shipment.ts'
export { cancelWithoutCarrier } from './cancel-without-carrier.ts'
export {
  type DeliverShipment, type FailShipment, collectShipment, deliverShipment, failShipment,
} from './carry-shipment.ts'
export {
  DELEGATED_TASKS, type DelegatedTask, type Delegation, type DelegationRefusal, asOfDay, isStanding, judgeDelegations,
} from './domain/delegation.ts'
export { type ShipmentKind, type ShipmentState } from './domain/shipment-state.ts'
export { type GiveDelegation, type GiveDelegationRefusal, giveDelegation } from './give-delegation.ts'
export { type GuideDelegated, type GuideRefusal, guideDelegated } from './guide-delegated.ts'
export { type HandOnRefusal, handOnReception } from './hand-on-reception.ts'
export {
  type KeptNews, type ToldOfParcel, hearCarrier, keepCarrierNews, keepRefusedCarrierNotice,
} from './keep-carrier-news.ts'
export { type OnManifest, sidesOf } from './hold-manifest.ts'
export { type HoldShipmentRefusal, type OnShipment } from './hold-shipment.ts'
export {
  type FindParcelRefusal, type MissParcel, type MissParcelRefusal, findParcel, giveUpParcel, missParcel,
} from './missing-parcel.ts'
export { type OpenManifest, type OpenManifestRefusal, openManifest } from './open-manifest.ts'
export { type OrderRefusal, type OrderShipment, orderShipment } from './order-shipment.ts'
export { cancelOwnPickup, orderOwnPickup } from './order-own-pickup.ts'
export { type PassManifestRefusal, closeManifest, receiveManifest } from './pass-manifest.ts'
export { type ParcelOrder, type ParcelSide, noteAsking, notePlaced, noteTakenBack, parcelOrderOf } from './place-at-carrier.ts'
export { type ManifestWords, printLabel, printManifest } from './print-parcels.ts'
export {
  type PostOperator, accountsPerClerkDayOf, carrierPolicyOf, placeInWords, postOperatorOf, postUnitsOf,
} from './post-operator.ts'
export { isReceiving, listReceiving } from './receive-people.ts'
export { type RevokeDelegation, type RevokeDelegationRefusal, revokeDelegation } from './revoke-delegation.ts'
export { type ScanParcel, type ScanRefusal, dropParcel, scanParcel } from './scan-parcel.ts'
export { type MonthLine, type OpenMonth, type SettlementSide, openMonthsOf } from './domain/settlement.ts'
export {
  type DecideSettlementRefusal, type ProposeSettlement, type ProposeSettlementRefusal, decideSettlement,
  proposeSettlement, sectionsOfAgency, sideOf,
} from './settle-with-post.ts'
export {
  type CarrierView, endOrdersOver, findWaitingNews, lastHeardOfCarrier, listCancelAsked, listCarrierViews, listNewsDue,
  listToAsk, listToCancel, listToCancelHere, listToPlace, noteCarrierAsked, putOffNews, putOffOrder,
} from './store/carrier.ts'
export {
  type DeedOfPost, type PostSeat, listDeedsOfPost, listDelegationsAt, listDelegationsOf, listStanding,
} from './store/delegations.ts'
export {
  type Manifest, type ManifestItem, type ManifestWay, countItems, findManifest, listItems, listManifests,
} from './store/manifests.ts'
export { type Reception, isMoreInHand, listReceptions, pageReceptions } from './store/receptions.ts'
export {
  type OpenLine, type Settlement, findSettlement, listSettledRows, listSettlements, sumOpenDeeds, sumOpenMoney,
} from './store/settlements.ts'
export {
  type AttemptReason, type ParcelProof, type Shipment, findByParcelCode, findShipment, listLastDeliveries,
  listOpenKinds, listShipmentsOf, listShipmentsOfDossier, listToCarry,
} from './store/shipments.ts'
