import {useEffect, useState} from 'react'
import type {PropRunbook} from '../../model/prop-runbook.ts'

/** Id of the step that is being read: the last one that has passed the upper part of the window. */
export function useStepInView(runbook: PropRunbook | undefined): string | undefined {
  const [inView, setInView] = useState<string>()
  useEffect(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-step]')]
    if (!runbook || cards.length === 0) return
    const watch = () => {
      const passed = cards.filter((card) => card.getBoundingClientRect().top < window.innerHeight * 0.4)
      setInView(passed.at(-1)?.dataset.step)
    }
    // Cards cross this line seldom; a scroll listener would measure on every frame.
    const observer = new IntersectionObserver(watch, {rootMargin: '0px 0px -60% 0px'})
    for (const card of cards) observer.observe(card)
    return () => observer.disconnect()
  }, [runbook])
  return inView
}
