export const SYNC_ENABLED = false

export function isEnabled() {
  return SYNC_ENABLED
}
