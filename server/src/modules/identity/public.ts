/** The door of `identity`: people, accounts, sessions and rights. Everything else is private. */
export { addPasskey } from './add-passkey.ts'
export { beginPasskey } from './begin-passkey.ts'
export { type BeginTotp, type BeginTotpRefusal, beginTotp } from './begin-totp.ts'
export { beginSignInStep } from './begin-sign-in-step.ts'
export { type ChangePassword, type ChangePasswordRefusal, changePassword } from './change-password.ts'
export { type ChangePhone, type ChangePhoneRefusal, changePhone } from './change-phone.ts'
export { type CheckFactor, type FactorKind, type FactorRefusal } from './check-factor.ts'
export { type CheckPasskey, passkeyText } from './check-passkey.ts'
export { type CodeRefusal, type ConfirmCode, confirmCode } from './confirm-code.ts'
export { type ConfirmPasswordChange, confirmPasswordChange } from './confirm-password-change.ts'
export { type ConfirmTotp, type ConfirmTotpRefusal, confirmTotp } from './confirm-totp.ts'
export { type Attempt, type CountAttempt, type TooManyAttempts, countAttempt, forgiveAttempt } from './count-attempt.ts'
export { type CreateStaff, type CreateStaffRefusal, type CreatedStaff, createStaff } from './create-staff.ts'
export { type DisableStaffRefusal, disableStaff } from './disable-staff.ts'
export { type Actor, type Help, type Ownership, type RoleGrant, type StandsInFor, isOwn } from './domain/actor.ts'
export { mayGiveRole } from './domain/give-role.ts'
export { type Mandate, holdsOn, reaches } from './domain/mandate.ts'
export { type Manager, isKnownTo, mayManage } from './domain/manage-account.ts'
export { type PasswordFault } from './domain/password-rules.ts'
export type { PersonFacts, PersonWarning, Proof } from './domain/person-facts.ts'
export { type PersonField, type Sight, sightOf } from './domain/person-fields.ts'
export {
  PERMISSIONS, type Permission, type Place, ROLES, type Reach, type Role, type Scope, allows, isRole, reachOf,
} from './domain/rights.ts'
export { type Days, isLent, isOfWork } from './domain/stand-in.ts'
export { type EndAbsence, endAbsence } from './end-absence.ts'
export { endAllSignIns } from './end-all-sign-ins.ts'
export { type EndGrant, type EndGrantRefusal, endGrant } from './end-grant.ts'
export { type EndMandate, type EndMandateRefusal, endMandate } from './end-mandate.ts'
export { type EndProxy, endProxy } from './end-proxy.ts'
export { endSession } from './end-session.ts'
export { type EndStandIn, endStandIn } from './end-stand-in.ts'
export { type EndTeamMember, endTeamMember } from './end-team-member.ts'
export { type GiveMandate, type GiveMandateRefusal, giveMandate } from './give-mandate.ts'
export {
  type AskedProxy, type GiveProxyByCodeRefusal, giveProxyByCode, lastDayFor, mandateText,
} from './give-proxy-by-code.ts'
export { type GiveProxy, type GiveProxyRefusal, giveProxy } from './give-proxy.ts'
export { type GrantRole, type GrantRoleRefusal, grantRole } from './grant-role.ts'
export { type HoldProxy, type ProxyRefusal, holdProxy } from './hold-proxy.ts'
export { type HoldStaffRefusal, holdStaff } from './hold-staff.ts'
export { listLocked } from './list-locked.ts'
export { type IdentityReport, type IdentityRows, loadRows } from './load-rows.ts'
export { type NameStandIn, type NameStandInRefusal, type StandInPlace, nameStandIn } from './name-stand-in.ts'
export { type NameStaffSubject, nameStaffSubject } from './name-staff-subject.ts'
export { type NameTeamMember, type NameTeamMemberRefusal, nameTeamMember } from './name-team-member.ts'
export { type NoteAbsence, type NoteAbsenceRefusal, noteAbsence } from './note-absence.ts'
export { type OpenAccount, type OpenAccountRefusal, type PhoneAtHand, openAccount } from './open-account.ts'
export {
  type SignInName, KNOWN_BROWSER_COOKIE, knownBrowserOf, rememberBrowser,
} from './known-browser.ts'
export { type OpenSession, type OpenedSession, openSession } from './open-session.ts'
export { type PrintProxy, printProxy } from './print-proxy.ts'
export { type RaiseAccount, type RaiseRefusal, raiseAccount } from './raise-account.ts'
export { type RecordPerson, type RecordPersonRefusal, type RecordedPerson, recordPerson } from './record-person.ts'
export { type OpenedAccount, type RegisterRefusal, type RegisterSelf, registerSelf } from './register-self.ts'
export { type CodeSubject, type RequestCode, type RequestedCode, requestCode, subjectText } from './request-code.ts'
export { makeChallenge } from './make-challenge.ts'
export type { PasskeyChecker } from './passkey-checker.ts'
export { type ProveHolder } from './prove-holder.ts'
export { type RemovePasskey, removePasskey } from './remove-passkey.ts'
export { removeTotp } from './remove-totp.ts'
export { renewRecoveryCodes } from './renew-recovery-codes.ts'
export { resetFactors } from './reset-factors.ts'
export { type ResetPassword, resetPassword } from './reset-password.ts'
export { passwordRulesFor } from './password-rules-of.ts'
export { needsSecondFactor } from './second-factor-rule.ts'
export {
  type AttemptLimits, type PasswordRules, type SessionLimits, type SignInPolicy, signInPolicyOf,
} from './sign-in-policy.ts'
export { type SeedPerson, seedPeople } from './seed-people.ts'
export { type SignInVouched, type VouchedRefusal, signInVouched } from './sign-in-vouched.ts'
export { signInByProvider } from './sign-in-by-provider.ts'
export { signInByPasskey } from './sign-in-by-passkey.ts'
export { type SignInStaff, type SignedIn, signInStaff } from './sign-in-staff.ts'
export { type PassGrants, type Passed, passGrants } from './pass-grants.ts'
export { countGrantsToPass } from './store/pass-grants.ts'
export { type Passing, countArrangements, passDutyExceptions, passStandIns } from './store/pass-arrangements.ts'
export {
  type Account, checkedPersonOf, contactOf, findAccountByNumber, findCheckedPerson, findPeopleByPhone,
  findPersonToReach, getPeopleToReach, isUnseen, publicIdOfAccount,
} from './store/accounts.ts'
export type { AttemptKind } from './store/attempts.ts'
export { deleteOldCodes } from './store/codes.ts'
export { type OwnFactors, ownFactors, withFactor } from './store/factors.ts'
export { type Passkey, deleteOldChallenges, passkeysOf, useChallenge } from './store/passkeys.ts'
export { type MandateRow, endedMandates, holdMandate, openMandates } from './store/mandates.ts'
export type { StaffRow } from './store/load-staff.ts'
export {
  type Person, type PersonNumber, findPerson, findPersonByPublicId, addressesOf, getPeople, idsOfPeople, searchPeople,
} from './store/people.ts'
export {
  type ProxyRow, findProxies, findProxy, findProxyById, listProxies, listProxiesInForce,
} from './store/proxies.ts'
export { type SignInStep, deleteOldSignInSteps, findSignInStep } from './store/sign-in-steps.ts'
export { findSession, forgetOldTraces, isTouchDue, lastVouchedAt, touchSession } from './store/sessions.ts'
export {
  type HeldRole, type Staff, findStaff, findStaffByUsername, getStaff, listStaff, rolesOf, rolesWithin,
  staffInUnit, tidyUsername,
} from './store/staff.ts'
export { findStaffSubject } from './store/staff-subjects.ts'
export {
  type AbsenceRow, type DaysAway, type StandInRow, absencesOf, absentees, awayAmong, daysAwayOf, standInsFor,
  standInsOf,
} from './store/stand-ins.ts'
export { switchOffIdleStaff } from './switch-off-idle-staff.ts'
export { type TakeSecondStep, takeSecondStep } from './take-second-step.ts'
export { unlockStaff } from './unlock-staff.ts'
export { type AccountAtCounter, accountsOfPeople, findAccountAtDesk } from './store/accounts-of-people.ts'
export { type Doer, type Done, type DutyRule, rulesAgainst } from './domain/duties.ts'
export { type ExceptDuty, type ExceptDutyRefusal, endDutyException, exceptDuty } from './except-duty.ts'
export {
  type DutyAsked, type DutyDirectory, type DutySeparated, dutyRulesOf, keepDutiesApart, ruleAgainst,
} from './keep-duties-apart.ts'
export { type DutyException, dutyExceptions } from './store/duty-exceptions.ts'
export { listStaffedPlaces } from './store/staffed-places.ts'
export { type CountedMember, type TeamMember, countHelped, listTeamMembers, memberOn } from './store/team-members.ts'
export { API_SCOPES, type ApiScope, scopesAsked } from './domain/api-scopes.ts'
export { type RegisterApiClient, type RegisterApiClientRefusal, registerApiClient } from './register-api-client.ts'
export { type RevokeApiClientRefusal, revokeApiClient } from './revoke-api-client.ts'
export {
  type ApiClient, findApiClient, findApiClientBySecret, findApiClientId, findApiClients, holdApiClient, listApiClients,
  noteClientSeen,
} from './store/api-clients.ts'
