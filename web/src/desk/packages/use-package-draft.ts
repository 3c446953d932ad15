import type { PackageDetail } from '@motcua/contracts/package-deeds.ts'
import type { Package } from '@motcua/contracts/packages.ts'
import { useEffect, useState } from 'react'
import { isRefusal } from '../../lib/call-error.ts'
import { joinPackages } from './join-packages.ts'
import { usePackageDeed } from './packages-data.ts'

/** Milliseconds after the last change. */
const AUTOSAVE = 5_000

/**
 * What somebody writes, saved by itself a while after the last change. If somebody else has saved meanwhile nothing is
 * written over: both stay, until whoever sits here joins them or takes what the other saved.
 */
export function usePackageDraft(found: PackageDetail) {
  const [written, setWritten] = useState<Package>()
  const [begun, setBegun] = useState({ revision: found.revision, package: found.package })
  // As long as nothing is written here, what others save meanwhile is what one begins with.
  const { revision: basedOn, package: base } = written ? begun : found
  const saving = usePackageDeed(({ revision }, { body }) =>
    setBegun({ revision, package: (body as { package?: Package }).package ?? found.package }))
  const value = written ?? found.package
  const [epoch, setEpoch] = useState(0)
  const { mutate, isPending, variables } = saving
  const saved = ((variables?.body ?? {}) as { package?: Package }).package
  const isUnsaved = written !== undefined && (saved !== written || saving.isError)
  const save = (on = basedOn, what = written) => {
    if (what) mutate({ path: `/api/packages/${found.id}/revision`, body: { basedOn: on, package: what } })
  }
  useEffect(() => {
    if (!isUnsaved || isPending || saving.isError || found.standing !== 'draft') return undefined
    const timer = setTimeout(() => {
      mutate({ path: `/api/packages/${found.id}/revision`, body: { basedOn, package: written } })
    }, AUTOSAVE)
    return () => clearTimeout(timer)
  }, [isUnsaved, isPending, saving.isError, written, basedOn, found.id, found.standing, mutate])
  const conflict = isRefusal(saving.error, 'package-changed') && written && found.revision > basedOn
    ? { revision: found.revision, ...joinPackages(base, written, found.package) } : undefined
  return {
    value, basedOn, isUnsaved, isPending, error: conflict ? null : saving.error, save: () => save(),
    /** Another one whenever what stands in the editors is replaced: what they keep by themselves begins anew. */
    epoch,
    change: (next: Package) => {
      if (!written) setBegun({ revision: found.revision, package: found.package })
      setWritten(next)
    },
    /** What somebody saved meanwhile, once it is read, beside what is written here; undefined without a conflict. */
    conflict,
    /** Saves what both wrote, joined. */
    joinBoth: () => {
      if (!conflict) return
      setWritten(conflict.package)
      setEpoch(epoch + 1)
      save(conflict.revision, conflict.package)
    },
    /** Leaves what was written here for what was saved elsewhere. */
    takeTheirs: () => {
      setWritten(undefined)
      setEpoch(epoch + 1)
      saving.reset()
    },
  }
}
