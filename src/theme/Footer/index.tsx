import {useThemeConfig} from '@docusaurus/theme-common'
import type {ReactNode} from 'react'
import {BuildStamp} from '../../components/BuildStamp/index.tsx'

/** One sentence about the site, and which build of it this is. */
export default function Footer(): ReactNode {
  const {footer} = useThemeConfig()
  return (
    <footer className="theme-layout-footer footer">
      <div className="container container-fluid">
        <div className="footer__copyright">{footer?.copyright}</div>
        <BuildStamp />
      </div>
    </footer>
  )
}
