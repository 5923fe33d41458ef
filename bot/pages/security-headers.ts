const PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** What every answer of the pages carries; `https` when the public address is. */
export const commonHeaders = (https: boolean): Record<string, string> => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  ...(https ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
})

/** `https://host` as the address of its WebSockets, which not every browser reads in `'self'`. */
const socketOrigin = (origin: string) => origin.replace(/^http/, 'ws')

/** Hash of nothing. Web chat makes empty style elements and fills them through the CSSOM, so neither `unsafe-inline` nor a nonce is needed. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

type Frame = { publicUrl: string | undefined; frameAncestors: string[]; otherDirectLine: string | undefined }

function contentSecurityPolicy({ publicUrl, frameAncestors, otherDirectLine }: Frame) {
  const sockets = publicUrl ? [socketOrigin(new URL(publicUrl).origin)] : []
  const channels = otherDirectLine ? [otherDirectLine, socketOrigin(otherDirectLine)] : []
  const policy: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", EMPTY_STYLE],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", 'blob:', ...sockets, ...channels],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': frameAncestors.length > 0 ? frameAncestors : ["'none'"],
  }
  return Object.entries(policy)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}

/** The headers of a page. Without `frameAncestors` no site may frame it. */
export const pageHeaders = (frame: Frame): Record<string, string> => ({
  ...commonHeaders(frame.publicUrl?.startsWith('https:') ?? false),
  'Content-Security-Policy': contentSecurityPolicy(frame),
  'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': frame.frameAncestors.length > 0 ? 'cross-origin' : 'same-origin',
  ...(frame.frameAncestors.length > 0 ? {} : { 'X-Frame-Options': 'DENY' }),
})
