import type {ReactNode} from 'react'
import {Search} from '../../components/Search/index.tsx'

/** What the navigation bar shows for the search. */
export default function SearchBar(): ReactNode {
  return <Search />
}
