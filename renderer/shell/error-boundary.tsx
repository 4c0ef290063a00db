import { Component } from 'react';
import type { ReactNode } from 'react';
import { BrokenScreen } from './broken-screen.tsx';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly detail: string | null;
}

/** Keeps a screen that breaks from taking the window with it. Only a class can do this in React. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { detail: null };

  static getDerivedStateFromError(error: unknown): State {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    return detail === null ? (
      this.props.children
    ) : (
      <BrokenScreen
        detail={detail}
        onAgain={() => {
          this.setState({ detail: null });
        }}
      />
    );
  }
}
